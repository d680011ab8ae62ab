import {
  and,
  outcome,
  withCounters,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/change';
import type {
  CounterChange,
  Effect,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { STATES } from '../../helpers/states';

/** Facts after the counters have moved, as the ledger will move them. */

const paid = () => STATES.paid().facts;
const change = (values: Partial<CounterChange> = {}): CounterChange => ({
  entitlementId: 'id-2',
  kind: 'grant',
  usedDelta: 0,
  grantedDelta: 0,
  reason: 'x',
  ...values,
});
const quota = (changes: CounterChange[], used = 0) => {
  const facts = paid();
  const entitlements = facts.entitlements.map((right) =>
    right.id === 'id-2' ? { ...right, used } : right,
  );
  const after = withCounters({ ...facts, entitlements }, changes);
  const right = after.entitlements.find(({ id }) => id === 'id-2');
  return { used: right?.used, granted: right?.granted, carried: after.carriedOut['id-2'] };
};

describe('counters that move', () => {
  it('gain and lose what was granted', () => {
    expect(quota([change({ grantedDelta: 2 })])).toEqual({ used: 0, granted: 8, carried: 0 });
    expect(quota([change({ grantedDelta: -2 })])).toEqual({ used: 0, granted: 4, carried: 0 });
  });

  it('are never granted less than what was used before', () => {
    expect(quota([change({ grantedDelta: -4 })], 3)).toMatchObject({ used: 3, granted: 3 });
  });

  it('remember what they handed on, however often, and nothing of what was used otherwise', () => {
    const out = change({ kind: 'carry-out', usedDelta: 1 });
    expect(quota([out, out])).toEqual({ used: 2, granted: 6, carried: 2 });
    expect(quota([change({ kind: 'adjust', usedDelta: 2 })])).toMatchObject({
      used: 2,
      carried: 0,
    });
  });

  it('without a limit keep none, and a counter that is not there changes nothing', () => {
    const facts = withCounters(paid(), [change({ entitlementId: 'id-3', grantedDelta: 3 })]);
    expect(facts.entitlements.find(({ id }) => id === 'id-3')?.granted).toBeNull();
    const before = paid();
    expect(withCounters(before, [change({ entitlementId: 'gone', grantedDelta: 1 })])).toBe(before);
  });

  it('leave the others as they are', () => {
    const before = paid();
    const after = withCounters(before, [change({ grantedDelta: 1 })]);
    expect(after.entitlements.slice(1)).toEqual(before.entitlements.slice(1));
  });
});

describe('two steps of one decision', () => {
  const message = (key: string) => ({
    key,
    template: 'x',
    contactRole: 'billing' as const,
    termId: null,
    renewalId: null,
    duesId: null,
  });
  const effect = (key: string): Effect => ({
    key,
    membershipId: 'member',
    state: 'done',
    on: '2021-06-01',
  });

  it('leave the facts of the second, and beside them what both ask for, in their order', () => {
    const [before, between] = [paid(), paid()];
    const first = outcome(before, {
      messages: [message('a')],
      effects: [effect('a')],
      counterChanges: [change({ reason: 'a' })],
    });
    const second = (facts: typeof before) => {
      expect(facts).toBe(before);
      return outcome(between, {
        messages: [message('b')],
        effects: [effect('b')],
        counterChanges: [change({ reason: 'b' })],
      });
    };
    expect(and(first, second)).toEqual({
      facts: between,
      messages: [message('a'), message('b')],
      effects: [effect('a'), effect('b')],
      counterChanges: [change({ reason: 'a' }), change({ reason: 'b' })],
    });
  });
});

import type { Entitlement } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { termFacts } from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/event-drafts';
import {
  ledgerEvents,
  type WrittenLine,
} from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/ledger-events';
import { standingAnswerOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import { typeset } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/typography';
import { factsOf, membership, term } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What is told of terms, of the ledger's lines and of past days. */

describe('a term tells', () => {
  it('its price once it has one, and its own rights that stand', () => {
    const { facts } = STATES.committed();
    const [first] = facts.terms;
    const entitlements = facts.entitlements.map((right, index): Entitlement =>
      index === 1 ? { ...right, voidedOn: '2021-11-01' } : right,
    );
    const told = termFacts({ ...facts, entitlements }, first);
    expect(told).toMatchObject({ id: first.id, price: { amount: 500_000, currency: 'EUR' } });
    expect(told.rights.map(({ benefit }) => benefit)).toEqual(['compagnonnage', 'vote']);
    expect(termFacts(facts, { ...first, price: null }).price).toBeNull();
  });
});

describe('a line of the ledger tells', () => {
  const { facts } = STATES.paid();
  const [quota, access] = facts.entitlements;
  const line = (values: Partial<WrittenLine> = {}): WrittenLine => ({
    id: 'line',
    entitlementId: quota.id,
    seq: 2,
    kind: 'consume',
    usedDelta: 1,
    grantedDelta: 0,
    usedAfter: 1,
    grantedAfter: 6,
    on: '2021-06-01',
    reversesId: null,
    ...values,
  });
  const events = (one: WrittenLine, isAdded = false) =>
    ledgerEvents(
      { membershipId: 'member', reference: 'ADH-1' },
      [one],
      { rights: new Map([quota, access].map((right) => [right.id, right])) },
      () => isAdded,
    );
  const names = (values: Partial<WrittenLine>) => events(line(values)).map(({ name }) => name);

  it('what it did to which right, and the balance that it left', () => {
    expect(events(line())).toEqual([
      {
        name: 'entitlement.consumed',
        membershipId: 'member',
        reference: 'ADH-1',
        on: '2021-06-01',
        key: null,
        data: {
          entitlement: {
            id: quota.id,
            termId: quota.termId,
            benefit: 'compagnonnage',
            kind: 'quota',
            granted: 6,
            used: 1,
            remaining: 5,
            startsOn: '2021-01-04',
            endsOn: '2021-12-31',
          },
          usage: {
            id: 'line',
            kind: 'consume',
            on: '2021-06-01',
            usedDelta: 1,
            grantedDelta: 0,
            reversesId: null,
          },
        },
      },
    ]);
  });

  it('that the right is used up, by the line that used the last of it alone', () => {
    const both = ['entitlement.consumed', 'entitlement.exhausted'];
    expect(names({ usedAfter: 6 })).toEqual(both);
    expect(names({ usedAfter: 5 })).toEqual(both.slice(0, 1));
    expect(names({ usedAfter: 7 })).toEqual(both.slice(0, 1));
    const none = { usedDelta: 0, usedAfter: 6 };
    expect(names({ ...none, kind: 'grant', grantedDelta: -2, grantedAfter: 6 })).toEqual([
      'entitlement.granted',
    ]);
    const back = { usedDelta: -1, usedAfter: 6, kind: 'reverse' as const };
    expect(names({ ...back, grantedAfter: 6 })).toEqual(['entitlement.reversed']);
    const unlimited = { entitlementId: access.id, grantedAfter: null, usedAfter: 9 };
    expect(names(unlimited)).toEqual(both.slice(0, 1));
    // Granted and used up at once: it was not empty before.
    expect(names({ usedAfter: 6, grantedDelta: 1 })).toEqual(both.slice(0, 1));
  });

  it('nothing of the line that opens a right with its term, nor of a right that is not known', () => {
    expect(events(line({ seq: 1, kind: 'grant' }))).toEqual([]);
    expect(events(line({ seq: 1, kind: 'grant' }), true)).toHaveLength(1);
    expect(events(line({ entitlementId: 'x' }))).toEqual([]);
  });
});

describe('a past day', () => {
  const facts = (values: object, appliedOn: Day = '2021-06-01') =>
    factsOf({ membership: membership({ appliedOn }), terms: [term(values)] });
  const told = (one: ReturnType<typeof facts>, day: Day) =>
    standingAnswerOn(one, day)?.because.rule ?? null;

  it('knows nobody before the application, or the first day of a term', () => {
    expect(told(facts({}), '2020-12-31')).toBeNull();
    // Money is left aside.
    expect(told(facts({}), '2021-01-01')).toBe('term-runs');
    expect(told(facts({ state: 'proposed' }), '2021-05-31')).toBeNull();
    expect(told(facts({ state: 'proposed' }), '2021-06-01')).toBe('applied');
  });

  it('knows of no term to come that was decided later', () => {
    const coming = { startsOn: '2022-01-01', endsOn: '2022-12-31', issuedOn: '2021-10-03' };
    expect(told(facts(coming, '2021-01-01'), '2021-10-02')).toBe('applied');
    expect(told(facts(coming, '2021-01-01'), '2021-10-03')).toBe('term-comes');
    const undated = { ...coming, issuedOn: null };
    expect(told(facts(undated, '2021-01-01'), '2021-10-02')).toBe('term-comes');
  });
});

it('a French sentence keeps its hard spaces', () => {
  expect(typeset('« Oui » : 5 € ! 3 % ; non ?')).toBe(
    '«\u00a0Oui\u00a0»\u00a0: 5\u00a0€\u00a0! 3\u00a0%\u00a0; non\u00a0?',
  );
});

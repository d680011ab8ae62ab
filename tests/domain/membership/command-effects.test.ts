import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  accountBetween,
  callsBetween,
  renewalsBetween,
  rightsBetween,
  termsBetween,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/command-effects';
import { factsOf, Life, PRICE } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** The effects of a command, read from the facts before and after it. */

const effects = (life: Life, command: RuleName, input: Record<string, unknown> = {}) => {
  const decision = decide(life.facts, command, input, life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  const sides = [life.facts, decision.outcome.facts] as const;
  return {
    terms: termsBetween(...sides),
    calls: callsBetween(...sides),
    renewals: renewalsBetween(...sides),
    rights: rightsBetween(...sides),
    account: accountBetween(...sides),
  };
};
const approved = () => new Life(factsOf()).do('approve');
const state = (name: string): Life => STATES[name]!();
const termId = (life: Life) => life.last.term?.id;

describe('a call that is issued', () => {
  it('tells its sum, its day and its numbers, and what the account owes after it', () => {
    const life = approved();
    const input = { termId: termId(life), dueOn: '2021-03-31', engagementNumber: 'EJ-7' };
    const { calls, terms, account } = effects(life, 'issue-call', input);
    expect(calls).toEqual([
      expect.objectContaining({
        change: 'issued',
        number: null,
        amount: PRICE,
        paid: 0,
        remaining: PRICE,
        dueOn: '2021-03-31',
        engagementNumber: 'EJ-7',
        serviceCode: null,
        paper: true,
        before: null,
      }),
    ]);
    expect(terms).toEqual([]);
    expect(account?.after).toEqual({ due: PRICE, paid: 0, credit: 0 });
  });

  it('tells the due day that the late call had which it replaces, and of one whose day stays', () => {
    const again = (name: string) => {
      const life = state(name);
      const input = { duesId: life.last.dues?.id, reason: 'x' };
      const { calls } = effects(life, 'reissue-call', input);
      const due = life.last.dues?.dueOn;
      return [calls.find(({ change }) => change === 'issued')?.dueBefore, due];
    };
    const [before, due] = again('overdue');
    expect(before).toBe(due);
    expect(again('unpaid')[0]).toBeNull();
  });

  it('tells what it takes from the credit', () => {
    const life = approved();
    life.do('record-payment', { amount: 120_000, confirmed: true });
    const { calls, account } = effects(life, 'issue-call', { termId: termId(life) });
    expect(calls[0]).toMatchObject({ paid: 120_000, remaining: PRICE - 120_000 });
    expect(account).toMatchObject({
      before: { due: 0, credit: 120_000 },
      after: { due: PRICE - 120_000, credit: 0 },
    });
  });

  it('has the service code of the organisation', () => {
    const life = approved();
    life.facts = { ...life.facts, payer: { ...life.facts.payer, serviceCode: 'SERV-1' } };
    const { calls } = effects(life, 'issue-call', { termId: termId(life) });
    expect(calls[0]!.serviceCode).toBe('SERV-1');
  });
});

describe('a call that was issued', () => {
  it('is replaced by another, to which its money goes, when the term is repriced', () => {
    const life = state('part-paid');
    const number = life.last.dues?.number;
    const input = { termId: termId(life), amount: 300_000, reason: 'x' };
    const { calls } = effects(life, 'reprice', input);
    expect(calls).toMatchObject([
      { change: 'credited', number, paid: 0, remaining: 0, before: { paid: 100_000 } },
      {
        ...{ change: 'issued', replaces: number, amount: 300_000, paid: 100_000 },
        ...{ remaining: 200_000, before: null, paper: true },
      },
    ]);
  });

  it('is paid', () => {
    const life = state('unpaid');
    const { calls, account } = effects(life, 'record-payment', { amount: PRICE });
    expect(calls[0]).toMatchObject({ change: 'changed', paid: PRICE, remaining: 0, paper: false });
    expect(account?.after).toEqual({ due: 0, paid: PRICE, credit: 0 });
  });

  it('is asked for no more when its term is waived', () => {
    const life = state('unpaid');
    const { calls, terms } = effects(life, 'waive-dues', { termId: termId(life), reason: 'x' });
    expect(calls[0]).toMatchObject({ change: 'credited', remaining: 0, amount: PRICE });
    expect(terms[0]).toMatchObject({ change: 'waived' });
  });

  it('is cancelled when its term is voided', () => {
    const life = state('unpaid');
    const { calls, terms } = effects(life, 'void-term', { termId: termId(life), reason: 'x' });
    expect(calls[0]).toMatchObject({ change: 'credited', remaining: 0, paper: true });
    expect(terms[0]).toMatchObject({ change: 'voided', before: null });
  });

  it('is taken back and issued again when it is corrected, and the account stays', () => {
    const life = state('unpaid');
    const input = { duesId: life.last.dues?.id, reason: 'x' };
    const { calls, account } = effects(life, 'reissue-call', input);
    expect(calls.map(({ change, paper }) => [change, paper])).toEqual([
      ['credited', true],
      ['issued', true],
    ]);
    expect(account).toBeNull();
  });
});

describe('terms and renewals', () => {
  it('are told when a member is taken in', () => {
    const { terms, calls } = effects(new Life(factsOf()), 'approve');
    expect(terms).toEqual([
      expect.objectContaining({
        change: 'issued',
        startsOn: '2021-01-04',
        endsOn: '2021-12-31',
        price: { amount: PRICE, currency: 'EUR' },
      }),
    ]);
    expect(calls).toEqual([]);
  });

  it('are told when a renewal goes on', () => {
    const { renewals } = effects(state('waiting'), 'accept-renewal');
    expect(renewals).toMatchObject([{ answer: 'accepted', closes: false }]);
    expect(renewals[0]!.from).not.toEqual(renewals[0]!.to);
  });

  it('are told when an answer closes one', () => {
    const { renewals } = effects(state('waiting'), 'decline-renewal', { reason: 'x' });
    expect(renewals).toMatchObject([{ answer: 'declined', closes: true }]);
  });

  it('are not told when a note changes', () => {
    const told = effects(state('waiting'), 'note-renewal', { note: 'x' });
    expect(told).toEqual({ terms: [], calls: [], renewals: [], rights: [], account: null });
  });
});

describe('rights', () => {
  it('are told when a term opens them, with their number and days', () => {
    const { rights } = effects(new Life(factsOf()), 'approve');
    expect(rights).toHaveLength(3);
    expect(rights).toContainEqual({
      ...{ change: 'opened', names: { fr: 'compagnonnage', en: 'compagnonnage' } },
      ...{ units: { fr: 'séance', en: 'session' }, startsOn: '2021-01-04', endsOn: '2021-12-31' },
      ...{ granted: 6, used: 0, before: null },
    });
  });

  it('are told when their number grows', () => {
    const input = { benefit: 'compagnonnage', quantity: 2, reason: 'x' };
    const { rights } = effects(state('paid'), 'grant-right', input);
    expect(rights).toMatchObject([{ change: 'changed', granted: 8, before: { granted: 6 } }]);
  });

  it('are not told when nothing changes for who has them, and are opened once they stand again', () => {
    const facts = state('paid').facts;
    const withRights = (patch: object) => ({
      ...facts,
      entitlements: facts.entitlements.map((right) => ({ ...right, ...patch })),
    });
    expect(rightsBetween(facts, withRights({ grants: [] }))).toEqual([]);
    const closed = withRights({ voidedOn: '2021-02-01' });
    expect(rightsBetween(closed, facts).map(({ change }) => change)).toEqual([
      ...['opened', 'opened', 'opened'],
    ]);
  });

  it('are told when they close with their term', () => {
    const life = state('unpaid');
    const { rights } = effects(life, 'void-term', { termId: termId(life), reason: 'x' });
    expect(rights.map(({ change }) => change)).toEqual(['closed', 'closed', 'closed']);
  });
});

it('dues that are waived before an answer are told, and are no answer', () => {
  const life = state('waiting');
  const { terms } = effects(life, 'waive-dues', { termId: termId(life), reason: 'x' });
  expect(terms.map(({ change, startsOn }) => [change, startsOn])).toEqual([
    ['waived', '2022-01-01'],
  ]);
});

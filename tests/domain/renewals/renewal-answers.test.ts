import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  awaitsDecision,
  lastProposed,
  proposalOf,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/renewal-answers';
import type {
  Facts,
  TierOffer,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { plusDays } from '../../helpers/days';
import { factsOf, Life, OTHER_TIER, PRICE, tierOffer, workflow } from '../../helpers/facts';

/** Whether a member may answer its renewal, until when, and to which price. */

const OPENS_ON: Day = '2021-10-02';
const GRACE_ENDS: Day = '2022-03-01';

const proposed = (values: Partial<Facts> = {}) =>
  new Life(factsOf(values)).do('approve').day(OPENS_ON);
const stateOf = ({ facts, today, last }: Life, renewalId = last.renewal?.id ?? '') =>
  proposalOf(facts, renewalId, today)?.state;

test('a proposal that was sent takes an answer through the last day of grace', () => {
  const life = proposed();
  const id = String(life.last.renewal?.id);
  expect(proposalOf(life.facts, id, OPENS_ON)).toMatchObject({
    state: 'open',
    lastDay: GRACE_ENDS,
    from: { endsOn: '2021-12-31' },
    term: { startsOn: '2022-01-01', price: PRICE },
  });
  expect(proposalOf(life.facts, id, GRACE_ENDS)?.state).toBe('open');
  expect(proposalOf(life.facts, id, plusDays(GRACE_ENDS, 1))?.state).toBe('expired');
});

test('it may be answered for as long as it would not lapse, whatever the day of the proposal', () => {
  // No offer until long after the end: the proposal leaves late, and the grace runs from there.
  const life = new Life(factsOf({ offers: [tierOffer({ closesOn: '2021-12-31' })] }));
  life.do('approve').day(OPENS_ON);
  expect(lastProposed(life.facts)).toBeUndefined();
  life.facts = { ...life.facts, offers: [tierOffer()] };
  life.day('2022-04-10');
  const last = plusDays('2022-04-10', 60);
  expect(proposalOf(life.facts, String(life.last.renewal?.id), last)).toMatchObject({
    state: 'open',
    lastDay: last,
  });
  expect(stateOf(life.day(last))).toBe('open');
  expect(stateOf(life.day(plusDays(last, 1)))).toBe('expired');
  expect(life.last.renewal?.closedOn).toBe(plusDays(last, 1));
});

test('a longer grace lets it be answered longer', () => {
  const life = proposed();
  const longer = workflow({ graceDays: 120 });
  const facts = { ...life.facts, workflow: longer, workflows: [longer] };
  expect(proposalOf(facts, String(life.last.renewal?.id), GRACE_ENDS)?.lastDay).toBe(
    plusDays('2021-12-31', 120),
  );
});

test.each([
  ['accepted', (life: Life) => life.do('accept-renewal')],
  ['declined', (life: Life) => life.do('decline-renewal', { reason: 'Budget' })],
  ['lost by staff', (life: Life) => life.do('lose-renewal', { reason: 'Erreur' })],
  ['taken back to be prepared', (life: Life) => life.do('move-renewal', { stageId: 'to-prepare' })],
  [
    'of a member who leaves',
    (life: Life) => life.do('withdraw', { lastDay: plusDays(OPENS_ON, -1), reason: 'x' }),
  ],
  [
    'committed by a payment',
    (life: Life) => life.do('issue-call', { termId: life.last.renewal?.termId }).pay(100),
  ],
])('one that is %s takes no answer', (_name, act) => {
  const life = proposed();
  const id = String(life.last.renewal?.id);
  act(life);
  expect(stateOf(life, id)).toBe('answered');
});

test('one whose price is not known any more takes no answer', () => {
  const ending: TierOffer = { ...OTHER_TIER, closesOn: '2021-12-31' };
  const life = proposed({ offers: [tierOffer(), ending] });
  expect(stateOf(life)).toBe('open');
  life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'renewal', reason: 'x' });
  expect(stateOf(life)).toBe('answered');
});

test('the price is the one that an answer of today gets', () => {
  const life = proposed();
  const facts = { ...life.facts, offers: [tierOffer({ price: 520_000 })] };
  const id = String(life.last.renewal?.id);
  expect(proposalOf(facts, id, OPENS_ON)?.term.price).toBe(520_000);
  life.facts = facts;
  expect(life.do('accept-renewal').last.term?.price).toBe(520_000);
});

test('a renewal that is earlier than the one under way takes no answer', () => {
  const life = proposed();
  const first = String(life.last.renewal?.id);
  life.do('accept-renewal').day('2022-10-02');
  const second = String(life.last.renewal?.id);
  expect(second).not.toBe(first);
  expect(proposalOf(life.facts, first, '2022-01-15')?.state).toBe('answered');
  expect(stateOf(life)).toBe('open');
  expect(lastProposed(life.facts)?.id).toBe(second);
});

test('a renewal of somebody else is not one', () => {
  expect(proposalOf(proposed().facts, 'another', OPENS_ON)).toBeNull();
});

test('a yes waits for a decision where the workflow says so', () => {
  const life = proposed();
  const renewal = life.facts.renewals[0];
  expect(awaitsDecision(life.facts, renewal)).toBe(true);
  const { stages } = life.facts.workflow;
  const direct = workflow({ stages: stages.filter(({ id }) => id !== 'awaiting-decision') });
  const facts = { ...life.facts, workflow: direct, workflows: [direct] };
  expect(awaitsDecision(facts, renewal)).toBe(false);
});

import {
  answerableUntil,
  awaitsMoneyOnly,
  firstStage,
  graceEnd,
  kindOf,
  offerFor,
  openRenewal,
  openRenewalFrom,
  openRenewalTo,
  renewalFrom,
  stageOf,
  workflowFrom,
  workflowOf,
  workflowOfTier,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import type {
  Facts,
  Renewal,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { factsOf, newRenewal, term, TIER, tierOffer, workflow } from '../../helpers/facts';

const renewal = (id: string, values: Partial<Renewal> = {}): Renewal =>
  newRenewal({ id, ...values });
const closedOn: Day = '2021-11-01';

describe('the renewal of a term', () => {
  const all = [
    renewal('lost', { closedOn, fromTermId: 'a', termId: 'b' }),
    renewal('unpaid', { answer: 'accepted', fromTermId: 'a', termId: 'c' }),
    renewal('under way', { fromTermId: 'c', termId: 'd' }),
    renewal('closed', { closedOn, fromTermId: 'c', termId: 'd' }),
    renewal('later', { closedOn: '2021-12-01', openedOn: '2021-10-01', fromTermId: 'e' }),
    renewal('earlier', { closedOn, openedOn: '2021-10-01', fromTermId: 'e' }),
  ];

  it('under way is the latest of those that are open', () => {
    expect(openRenewal(all)?.id).toBe('under way');
    expect(openRenewal([all[0], all[3]])).toBeUndefined();
  });

  it('is the open one, or else the last that was closed, in whatever order they stand', () => {
    expect(openRenewalTo(all, 'd')?.id).toBe('under way');
    expect(openRenewalTo(all, 'b')).toBeUndefined();
    expect(renewalFrom(all, 'a')?.id).toBe('unpaid');
    expect(renewalFrom(all, 'c')?.id).toBe('under way');
    expect(renewalFrom(all, 'e')?.id).toBe('later');
    expect(renewalFrom(all, 'd')).toBeUndefined();
  });
});

describe('the workflow', () => {
  const [mine, usual, own] = [
    workflow({ id: 'mine', isDefault: false, tierCodes: ['a', TIER] }),
    workflow({ id: 'usual', isDefault: true }),
    workflow({ id: 'own', isDefault: false }),
  ];
  const workflows = [own, usual, mine];

  it('of a tier is the one that names it, else the default, else the only one known', () => {
    expect(workflowOfTier({ workflow: own, workflows }, TIER).id).toBe('mine');
    expect(workflowOfTier({ workflow: own, workflows }, 'z').id).toBe('usual');
    expect(workflowOfTier({ workflow: own, workflows: [mine] }, 'z').id).toBe('own');
  });

  it('of a renewal is the one that it opened by, whatever its tier follows now', () => {
    const opened = renewal('one', { workflowId: 'mine', fromTermId: 'x' });
    expect(workflowOf({ workflow: own, workflows }, opened).id).toBe('mine');
    expect(workflowOf({ workflow: own, workflows }, renewal('one')).id).toBe('own');
    expect(workflowOf({ workflow: own, workflows }, undefined).id).toBe('own');
    const facts = factsOf({ workflow: own, workflows, renewals: [opened] });
    expect(workflowFrom(facts, 'x').id).toBe('mine');
    expect(workflowFrom(facts, 'y').id).toBe('own');
  });

  it('knows the stages that were removed from it, those that stand first', () => {
    const [first] = workflow().stages;
    const past = { ...first, id: 'past', kind: 'lost' as const };
    const changed = workflow({ pastStages: [past, { ...first, kind: 'won' }] });
    expect(stageOf(changed, 'past')?.kind).toBe('lost');
    expect(stageOf(changed, first.id)?.kind).toBe('todo');
    expect(stageOf(changed, 'never')).toBeUndefined();
    const facts = factsOf({ workflow: changed });
    expect(kindOf(facts, renewal('one', { stageId: 'past' }))).toBe('lost');
    expect(kindOf(facts, renewal('one', { stageId: 'never' }))).toBeUndefined();
  });

  it('has a first stage of each kind, in its own order', () => {
    expect(firstStage(workflow(), 'committed')?.id).toBe('awaiting-decision');
    expect(firstStage(workflow({ stages: [] }), 'todo')).toBeUndefined();
  });
});

describe('how far the renewal of a term has come', () => {
  const kindFrom = (facts: Facts, fromTermId: string) => {
    const open = openRenewalFrom(facts, fromTermId);
    return open && kindOf(facts, open);
  };

  it('is told of the one that is open, and of no other term', () => {
    const facts = factsOf({
      renewals: [renewal('old', { closedOn, stageId: 'not-renewed' }), renewal('one')],
    });
    expect(kindFrom(facts, 'term')).toBe('waiting');
    expect(kindFrom(facts, 'next')).toBeUndefined();
    expect(kindFrom(factsOf({ renewals: [renewal('old', { closedOn })] }), 'term')).toBeUndefined();
  });

  it.each([
    ['agreed to, its term runs', 'call-issued', 'issued', true],
    ['agreed to, its term waits for the money', 'call-issued', 'proposed', false],
    ['not agreed to yet, its term issued', 'proposed', 'issued', false],
  ] as const)('%s: only the money is awaited is %s', (_case, stageId, state, expected) => {
    const facts = factsOf({
      terms: [term({ id: 'other' }), term({ id: 'next', state })],
    });
    expect(awaitsMoneyOnly(facts, renewal('one', { stageId }))).toBe(expected);
  });
});

describe('the days of grace', () => {
  const from = term();
  const asked = (proposedOn: Day | null, values: Partial<Renewal> = {}) =>
    factsOf({ terms: [from], renewals: [renewal('one', { proposedOn, ...values })] });

  it.each([
    ['never asked', null, '2022-03-01'],
    ['asked before the end', '2021-10-02', '2022-03-01'],
    ['asked after the end', '2022-02-01', '2022-04-02'],
  ] as const)('%s', (_case, proposedOn, last) => {
    expect(graceEnd(asked(proposedOn), from)).toBe(last);
  });

  it('no longer follow the asking once the renewal is closed, but for an answer', () => {
    const facts = asked('2022-02-01', { closedOn: '2022-04-03' });
    expect(graceEnd(facts, from)).toBe('2022-03-01');
    expect(answerableUntil(facts, facts.renewals[0], from)).toBe('2022-04-02');
  });

  it('are those of the workflow of the renewal', () => {
    const short = workflow({ id: 'short', graceDays: 5 });
    const facts = { ...asked(null, { workflowId: 'short' }), workflows: [short] };
    expect(graceEnd(facts, from)).toBe('2022-01-05');
    expect(answerableUntil(facts, facts.renewals[0], from)).toBe('2022-01-05');
  });
});

describe('what a tier sells on a day', () => {
  const offers = [
    tierOffer({ offerDocumentId: 'old', opensOn: '2020-01-01', closesOn: '2021-12-31' }),
    tierOffer({ offerDocumentId: 'new', opensOn: '2021-10-01' }),
    tierOffer({ offerDocumentId: 'other', tierCode: 'other', opensOn: '2021-11-01' }),
    tierOffer({ offerDocumentId: 'oldest', opensOn: '2019-01-01' }),
  ];

  it.each([
    ['2018-12-31', undefined],
    ['2019-01-01', 'oldest'],
    ['2020-01-01', 'old'],
    ['2021-09-30', 'old'],
    ['2021-10-01', 'new'],
    ['2022-01-01', 'new'],
  ] as const)('on %s is that of the offer that opened last and is open: %s', (day, expected) => {
    expect(offerFor(offers, TIER, day)?.offerDocumentId).toBe(expected);
    expect(offerFor([...offers].reverse(), TIER, day)?.offerDocumentId).toBe(expected);
  });

  it.each([
    ['2021-12-31', 'old'],
    ['2022-01-01', undefined],
  ] as const)('is sold through the last day: on %s by %s', (day, expected) => {
    expect(offerFor([offers[0]], TIER, day)?.offerDocumentId).toBe(expected);
  });
});

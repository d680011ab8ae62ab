import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  reachOf,
  scheduleOf,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import {
  awaitsDecision,
  lastProposed,
  proposalOf,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/renewal-answers';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, Life, term, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** How far the coming days are told, from which day on, and until when a member may answer. */

const leftOut = (facts: Facts, from: Day, until: Day) =>
  scheduleOf(facts, from, until).flatMap((event) =>
    'leftOut' in event
      ? [[event.on, event.leftOut.key, event.leftOut.because.rule.replace('left-out-', '')]]
      : [],
  );
const commands = (facts: Facts, from: Day, until: Day) =>
  scheduleOf(facts, from, until).flatMap((event) =>
    'step' in event ? [`${event.on} ${event.step.action.command}`] : [],
  );

describe('the days beyond the end of a term', () => {
  const steps = (...offsets: number[]) =>
    offsets.map((offsetDays) => ({ ...workflow().reminders[0], id: `${offsetDays}`, offsetDays }));

  it('are a month more than the longest grace, or the latest reminder', () => {
    const [long, late] = [
      workflow({ graceDays: 60, reminders: steps(-30, 15) }),
      workflow({ graceDays: 10, reminders: steps(90) }),
    ];
    expect(reachOf([long])).toBe(91);
    expect(reachOf([late])).toBe(121);
    expect(reachOf([long, late])).toBe(121);
    expect(reachOf([])).toBe(31);
  });
});

describe('a member who is paused', () => {
  const paused = (day: Day = '2021-06-01') =>
    STATES.paid().at(day).do('suspend', { reason: 'x' }).facts;
  const [key, why] = ['member:id-1:open', 'suspended'];

  it('is left out on the day on which the renewal would open, or when somebody looks later', () => {
    expect(leftOut(paused(), '2021-06-01', '2021-12-31')).toEqual([['2021-10-02', key, why]]);
    expect(leftOut(paused('2021-10-02'), '2021-10-02', '2021-10-20')).toEqual([
      ['2021-10-02', key, why],
    ]);
    expect(leftOut(paused('2021-10-10'), '2021-10-10', '2021-12-31')).toEqual([
      ['2021-10-10', key, why],
    ]);
    expect(leftOut(paused(), '2021-06-01', '2021-10-01')).toEqual([]);
  });

  it('is left out of nothing while the renewal is under way already', () => {
    const facts = STATES.waiting().do('suspend', { reason: 'x' }).facts;
    expect(leftOut(facts, '2021-10-03', '2021-10-20')).toEqual([]);
  });

  it('is left out of the year after, while only the money of the year to come is awaited', () => {
    const facts = STATES.committed().do('suspend', { reason: 'x' }).facts;
    const opening = leftOut(facts, '2022-09-01', '2022-12-31').filter(
      ([, one]) => one === 'member:id-8:open',
    );
    expect(opening).toEqual([['2022-10-02', 'member:id-8:open', why]]);
  });

  it('who leaves is no more left out', () => {
    const facts = STATES.paid().do('suspend', { reason: 'x' }).facts;
    const leaving = { ...facts.membership, endedOn: '2021-12-31', endKind: 'withdrawn' } as const;
    expect(leftOut({ ...facts, membership: leaving }, '2021-06-01', '2021-12-30')).toEqual([]);
  });
});

describe('a proposal that waits', () => {
  it('is told on the first day, and on the one on which it opens, by its own key', () => {
    const life = new Life(factsOf({ contacts: [] })).do('approve').call().pay();
    const events = leftOut(life.day('2021-09-30').facts, '2021-09-30', '2021-10-20');
    expect(events).toEqual([
      ['2021-10-02', expect.stringMatching(/^member:planned-\d+:propose$/), 'no-contact'],
    ]);
    const open = life.day('2021-10-02').facts;
    expect(leftOut(open, '2021-10-05', '2021-10-20')).toEqual([
      ['2021-10-05', `member:${life.last.renewal?.id}:propose`, 'no-contact'],
    ]);
  });
});

describe('the coming days', () => {
  it('are told through the last, and no further', () => {
    const { facts } = STATES.paid();
    expect(commands(facts, '2021-06-01', '2021-10-01')).toEqual([]);
    expect(commands(facts, '2021-06-01', '2021-10-02')).toEqual([
      '2021-10-02 open-renewal',
      '2021-10-02 move-renewal',
    ]);
  });

  it('leave nothing out of a reminder that falls beyond them', () => {
    const facts = STATES.waiting().do('suspend', { reason: 'x' }).facts;
    const days = (until: Day) => leftOut(facts, '2021-10-03', until).map(([on]) => on);
    expect(days('2021-10-31')).toEqual([]);
    expect(days('2021-11-01')).toEqual(['2021-11-01']);
  });
});

describe('an answer', () => {
  const asked = () => STATES.waiting();
  const proposal = (life: Life, today = life.today) =>
    proposalOf(life.facts, life.last.renewal?.id ?? '', today);

  it('is taken through the last day of grace, at the price of the day', () => {
    const life = asked();
    expect(proposal(life)).toEqual({
      state: 'open',
      renewal: life.last.renewal,
      from: life.facts.terms[0],
      term: life.facts.terms[1],
      lastDay: '2022-03-01',
    });
    expect(proposal(life, '2022-03-01')?.state).toBe('open');
    expect(proposal(life, '2022-03-02')?.state).toBe('expired');
  });

  it('is taken once, of the renewal under way, for what is still proposed', () => {
    expect(proposal(STATES.committed())?.state).toBe('answered');
    const life = asked();
    const other = { ...life.facts.renewals[0], id: 'later' };
    const two = { ...life.facts, renewals: [...life.facts.renewals, other] };
    expect(proposalOf(two, life.facts.renewals[0].id, life.today)?.state).toBe('answered');
    const terms = life.facts.terms.map((one) => ({ ...one, state: 'issued' as const }));
    expect(proposalOf({ ...life.facts, terms }, life.last.renewal!.id, life.today)?.state).toBe(
      'answered',
    );
  });

  it('is none of what is not there', () => {
    const life = asked();
    const [first, second] = life.facts.terms;
    const id = life.last.renewal!.id;
    expect(proposalOf(life.facts, 'x', life.today)).toBeNull();
    expect(proposalOf({ ...life.facts, terms: [first] }, id, life.today)).toBeNull();
    expect(proposalOf({ ...life.facts, terms: [second] }, id, life.today)).toBeNull();
    const before = term({ id: 'before', startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const terms = [before, first, second];
    expect(proposalOf({ ...life.facts, terms }, id, life.today)?.from).toBe(first);
  });

  it('is that of the renewal that was written about last, or answered by hand', () => {
    const [one] = asked().facts.renewals;
    const unknown = { ...one, id: 'unknown', proposedOn: null };
    const answered = { ...unknown, id: 'answered', answer: 'accepted' as const };
    const of = (...renewals: Facts['renewals']) => lastProposed(factsOf({ renewals }))?.id;
    expect(of(one, unknown)).toBe(one.id);
    expect(of(one, answered)).toBe('answered');
    expect(of(answered, one)).toBe(one.id);
    expect(of(unknown)).toBeUndefined();
  });

  it('leads to a decision, unless a yes issues the call at once', () => {
    const { facts } = asked();
    const [one] = facts.renewals;
    const stages = (kept: (id: string) => boolean) =>
      workflow({ stages: workflow().stages.filter(({ id }) => kept(id)) });
    expect(awaitsDecision(facts, one)).toBe(true);
    const atOnce = stages((id) => id !== 'awaiting-decision');
    expect(awaitsDecision({ ...facts, workflow: atOnce }, one)).toBe(false);
    const none = workflow({ stages: [] });
    expect(awaitsDecision({ ...facts, workflow: none }, one)).toBe(false);
  });
});

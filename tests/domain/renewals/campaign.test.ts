import fc from 'fast-check';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  campaignOf,
  type CampaignRange,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/campaign';
import type {
  Facts,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { ENOUGH, ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { factsOf, Life, TIER, tierOffer } from '../../helpers/facts';
import { gaps, happen, lifeWith, start } from '../../helpers/lives';

/** Campaigns: whom they ask, for which term, and whom they leave alone and why. */

beforeAll(tellSeed);

const END: CampaignRange = { endsFrom: '2021-12-31', endsTo: '2021-12-31' };
const member = (facts?: Partial<Facts>) => new Life(facts && factsOf(facts)).do('approve');
const caseOf = (life: Life, range: CampaignRange = END) => campaignOf(life.facts, range, life.ctx);
/** What opens, in one text, or why nothing does. */
const told = (life: Life, range?: CampaignRange): string | null => {
  const found = caseOf(life, range);
  if (!found) return null;
  if (!found.opens) return found.obstacle;
  const { term, silence, steps } = found;
  const messages = steps.flatMap(({ outcome }) => outcome.messages.map(({ template }) => template));
  return `${term.startsOn} → ${term.endsOn}: ${silence ?? messages.join()}`;
};
/** Does to a life what a campaign does. */
const campaign = (life: Life, range: CampaignRange): boolean => {
  const found = campaignOf(life.facts, range, life.ctx);
  if (!found?.opens) return false;
  for (const { command, outcome } of found.steps) {
    life.outcomes.push({ on: life.today, command, outcome });
    life.facts = outcome.facts;
  }
  return true;
};

describe('a campaign', () => {
  it('asks whose last term ends in the range, for the term after it', () => {
    const life = member().at('2021-06-01');
    expect(told(life)).toBe('2022-01-01 → 2022-12-31: renewal-proposal');
    expect(told(life, { endsFrom: '2021-01-01', endsTo: '2022-12-31' })).toBe(
      '2022-01-01 → 2022-12-31: renewal-proposal',
    );
    for (const [endsFrom, endsTo] of [
      ['2021-01-01', '2021-12-30'],
      ['2022-01-01', '2022-12-31'],
    ] as const) {
      expect(told(life, { endsFrom, endsTo })).toBeNull();
    }
    expect(told(life, { ...END, tier: TIER })).not.toBeNull();
    expect(told(life, { ...END, tier: 'petites-communes' })).toBeNull();
  });

  it('R1: leaves alone who has the next term already, paid or not', () => {
    const life = member().day('2021-10-02').do('accept-renewal');
    expect(told(life)).toBeNull();
    const settled = member().day('2021-10-02').do('accept-renewal').call().pay();
    expect(told(settled)).toBeNull();
    // The campaign of the year after is theirs, while the money of this one is still awaited.
    expect(told(life.at('2021-11-02'), { endsFrom: '2022-12-31', endsTo: '2022-12-31' })).toBe(
      '2023-01-01 → 2023-12-31: renewal-proposal',
    );
  });

  it('R2: says why it opens nothing', () => {
    const renewing = () => member().day('2021-10-02');
    const reason = { reason: 'x' };
    expect([
      told(renewing()),
      told(renewing().do('decline-renewal', reason)),
      told(member().do('suspend', reason)),
      told(
        member()
          .at('2021-11-02')
          .do('withdraw', { lastDay: '2021-12-30', ...reason }),
      ),
      told(
        member()
          .at('2021-11-02')
          .do('exclude', { lastDay: '2021-11-01', ...reason }),
      ),
    ]).toEqual(['under-way', 'closed', 'suspended', 'ended', 'ended']);
    const merged = member();
    merged.facts.membership.endedOn = '2021-05-01';
    merged.facts.membership.endKind = 'merged';
    expect(told(merged)).toBe('merged');
  });

  it('asks late for the term that runs: nobody is asked for one that is over', () => {
    expect(told(member().at('2022-03-01'))).toBe('2022-01-01 → 2022-12-31: renewal-proposal');
    expect(told(member().at('2024-03-01'))).toBe('2024-01-01 → 2024-12-31: renewal-proposal');
  });

  it('opens what it cannot propose, and says why no message leaves', () => {
    const none = member({ contacts: [] });
    expect(told(none)).toBe('2022-01-01 → 2022-12-31: no-contact');
    const unpriced = member({ offers: [tierOffer({ closesOn: '2021-12-31' })] });
    expect(told(unpriced)).toBe('2022-01-01 → 2022-12-31: no-price');
  });

  it('says the rule that refuses', () => {
    const life = member();
    const { workflow } = life.facts;
    for (const [missing, reason] of [
      ['todo', 'no-term-to-renew'],
      ['waiting', 'stage-missing'],
    ]) {
      const stages = workflow.stages.filter(({ kind }) => kind !== missing);
      life.facts = { ...life.facts, workflow: { ...workflow, stages } };
      expect(caseOf(life)).toMatchObject({ obstacle: 'refused', why: { ok: false, reason } });
    }
  });
});

const issued = ({ terms }: Facts): Term[] => terms.filter(({ state }) => state === 'issued');

/** The last term of the bond, found by its end alone. */
const lastOf = (facts: Facts): Term | undefined =>
  issued(facts)
    .filter(({ endsOn }) => endsOn >= facts.membership.appliedOn)
    .reduce<Term | undefined>(
      (last, one) => (last && last.endsOn > one.endsOn ? last : one),
      undefined,
    );

/**
 * Whoever is asked is asked for the next term: each renewal that is open leads from the term issued
 * just before, and nothing before its term is still to be asked for. No term has two.
 */
const checkAsked = ({ facts, today }: Life): void => {
  const open = facts.renewals.filter(({ closedOn }) => closedOn === null);
  const from = open.map(({ fromTermId }) => fromTermId);
  ensure(new Set(from).size === from.length, ['two open renewals of one term', today, open]);
  for (const renewal of open) {
    const term = facts.terms.find(({ id }) => id === renewal.termId);
    const renewed = facts.terms.find(({ id }) => id === renewal.fromTermId);
    if (!term || !renewed) throw new Error('A renewal names a term that does not exist');
    const before = facts.terms.filter(
      ({ id, state, startsOn }) => state !== 'void' && id !== term.id && startsOn < term.startsOn,
    );
    ensure(
      before.every(({ state }) => state === 'issued'),
      ['a term before is still to be asked for', today, term, before],
    );
    const latest = before.reduce<Term | null>(
      (last, one) => (last && last.endsOn > one.endsOn ? last : one),
      null,
    );
    ensure(latest?.id === renewed.id, ['not the renewal of the last term', today, renewal, before]);
    // Late, a whole term that is over is not asked for: the one that ran then is the next.
    const next = term.startsOn === plusDays(renewed.endsOn, 1) || term.startsOn <= renewal.openedOn;
    ensure(next, ['a year is skipped', today, renewed, term]);
  }
};

interface AnyRange {
  from: number;
  length: number;
  year: number | null;
}

const anyRange: fc.Arbitrary<AnyRange> = fc.record({
  from: fc.integer({ min: -900, max: 1100 }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
  // As staff choose it: the end of a year, this one or another.
  year: fc.option(fc.integer({ min: -1, max: 2 }), { nil: null }),
});

describe('any campaign in any life', () => {
  const campaigns = fc.array(fc.record({ range: anyRange, after: fc.nat(400) }), {
    minLength: 1,
    maxLength: 4,
  });
  const rangeOn = (today: Day, { from, length, year }: AnyRange): CampaignRange => {
    if (year !== null) {
      const end: Day = `${Number(today.slice(0, 4)) + year}-12-31`;
      return { endsFrom: end, endsTo: end };
    }
    const endsFrom = plusDays(today, from);
    return { endsFrom, endsTo: plusDays(endsFrom, length) };
  };

  it('asks nobody for a term after one that they were not asked for, then or on any later day', () => {
    const seen = { opened: 0, alone: 0 };
    fc.assert(
      fc.property(lifeWith(gaps(300)), campaigns, (one, drawn) => {
        const life = start(one);
        one.events.forEach(({ event, gap }, index) => {
          life.day(plusDays(life.today, gap));
          const chosen = drawn[index % drawn.length];
          const range = rangeOn(life.today, chosen.range);
          const before = life.facts;
          const last = lastOf(before);
          const concerns =
            last !== undefined && last.endsOn >= range.endsFrom && last.endsOn <= range.endsTo;
          const opened = campaign(life, range);
          seen[opened ? 'opened' : 'alone'] += 1;
          if (opened) {
            const renewal = life.facts.renewals.at(-1);
            ensure(concerns && renewal?.fromTermId === last.id, ['another term', range, last]);
            const known = before.renewals.some(({ fromTermId }) => fromTermId === last?.id);
            ensure(!known, ['its renewal was there', range, before.renewals]);
            ensure(before.membership.suspendedOn === null, ['suspended', range]);
          } else ensure(life.facts === before, 'nothing opened, and something changed');
          ensure(!campaign(life, range), ['opened twice', range]);
          checkAsked(life);
          life.day(plusDays(life.today, chosen.after));
          checkAsked(life);
          happen(life, event);
          checkAsked(life);
        });
      }),
      { ...RUNS, numRuns: Math.ceil((RUNS.numRuns * 2) / 5) },
    );
    if (ENOUGH) expect(Math.min(seen.opened, seen.alone)).toBeGreaterThan(RUNS.numRuns / 20);
  });
});

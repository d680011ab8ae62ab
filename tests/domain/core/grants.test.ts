import fc from 'fast-check';
import {
  standingGrants,
  unusedOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/grants';
import { whyIllegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import type { Grant } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/counter';
import type { Entitlement } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { Life, OTHER_TIER, tierOffer } from '../../helpers/facts';
import { STATES } from '../../helpers/states';
import { changed } from '../../helpers/turns';

/** What staff grant by hand: its end, what is taken back of it, and what never is. */

beforeAll(tellSeed);

const reason = 'x';
const QUOTA = 'compagnonnage';

const right = ({ facts }: Life, benefit = QUOTA): Entitlement => {
  const found = facts.entitlements.find(({ benefitCode }) => benefitCode === benefit);
  if (!found) throw new Error(`no ${benefit}`);
  return found;
};
const balance = (life: Life, benefit = QUOTA) => {
  const { granted, used } = right(life, benefit);
  return { granted, used };
};
const grant = (life: Life, quantity: number, until?: Day, benefit = QUOTA): Life =>
  life.do('grant-right', { benefit, quantity, reason, ...(until ? { until } : {}) });
const standing = (life: Life, benefit = QUOTA): Grant[] => standingGrants(right(life, benefit));
const withdraw = (life: Life, one: Grant): Life =>
  life.do('withdraw-grant', { grantId: one.id, reason });
const refusal = (life: Life, one: Grant) =>
  life.refusal('withdraw-grant', { grantId: one.id, reason });

/** Counts uses as the counters' own service would; a negative number gives them back. */
const use = (life: Life, quantity: number, benefit = QUOTA): Life =>
  changed(life, {
    entitlements: life.facts.entitlements.map((row) =>
      row.benefitCode === benefit ? { ...row, used: row.used + quantity } : row,
    ),
  });

const paid = () => STATES.paid();

describe('a grant with an end of its own', () => {
  it('lasts through that day; what is unused is taken back on the next', () => {
    const life = use(grant(paid(), 2, '2021-06-30'), 1);
    expect(life.facts.membership.nextDueOn).toBe('2021-07-01');
    expect(balance(life.day('2021-06-30'))).toEqual({ granted: 8, used: 1 });
    // The use took from the grant: the six of the tier are still there.
    expect(balance(life.day('2021-07-01'))).toEqual({ granted: 7, used: 1 });
    expect(standing(life)).toEqual([]);
    expect(life.outcomes.at(-1)?.outcome.counterChanges).toEqual([
      {
        entitlementId: right(life).id,
        kind: 'withdraw',
        usedDelta: 0,
        grantedDelta: -1,
        reason: 'grant-ended',
      },
    ]);
    expect(balance(life.day('2021-07-02'))).toEqual({ granted: 7, used: 1 });
  });

  it('is taken back late when the days of its end were missed', () => {
    expect(balance(grant(paid(), 2, '2021-06-30').day('2021-09-01'))).toEqual({
      granted: 6,
      used: 0,
    });
  });

  it('is used before what lasts longer, and only by uses that came after it', () => {
    const life = use(paid(), 3);
    grant(life, 2, '2021-09-30');
    grant(use(life, 1), 2, '2021-07-31');
    // One use of the first grant, then two of the second, which ends sooner.
    use(life, 2);
    expect(balance(life.day('2021-08-01'))).toEqual({ granted: 10, used: 6 });
    expect(balance(life.day('2021-10-01'))).toEqual({ granted: 9, used: 6 });
  });

  it('leaves what is given back after its end, rather than take it from a member for a date', () => {
    const life = use(grant(paid(), 2, '2021-06-30'), 2).day('2021-07-01');
    use(life, -1);
    expect(balance(life.day('2021-07-02'))).toEqual({ granted: 8, used: 1 });
  });

  it('is not carried to the next term', () => {
    const life = STATES.committed();
    const [old] = life.facts.entitlements;
    changed(life, {
      entitlements: life.facts.entitlements.map((row) =>
        row.id === old.id ? { ...row, used: 5 } : row,
      ),
    });
    grant(life, 2, '2021-12-30').day('2022-01-01');
    const [before, , , next] = life.facts.entitlements;
    expect([before, next]).toMatchObject([
      { granted: 6, used: 6 },
      { granted: 7, used: 0 },
    ]);
  });

  it.each([
    ['before today', '2021-05-31', 'date-in-past'],
    ['after the term', '2022-01-01', 'grant-beyond-term'],
  ] as const)('cannot end %s', (_name, until, refused) => {
    const input = { benefit: QUOTA, quantity: 1, until, reason };
    expect(paid().refusal('grant-right', input)).toBe(refused);
  });

  it('has no end of its own when it ends with the term', () => {
    expect(standing(grant(paid(), 2, '2021-12-31'))[0].endsOn).toBeNull();
  });
});

describe('a right that the tier does not give', () => {
  it('ends with its grant, can be granted again, and then runs again', () => {
    const life = grant(paid(), 4, '2021-06-30', 'evenements');
    expect(right(life, 'evenements')).toMatchObject({ granted: 4, endsOn: '2021-06-30' });
    life.day('2021-07-01');
    expect(right(life, 'evenements')).toMatchObject({ granted: 0, endsOn: '2021-06-30' });
    grant(life, 3, '2021-08-31', 'evenements');
    expect(right(life, 'evenements')).toMatchObject({ granted: 3, endsOn: '2021-08-31' });
    // A shorter grant shortens nothing; a longer one lengthens.
    grant(life, 1, '2021-07-31', 'evenements');
    expect(right(life, 'evenements').endsOn).toBe('2021-08-31');
    grant(life, 1, undefined, 'evenements');
    expect(right(life, 'evenements').endsOn).toBe('2021-12-31');
  });

  it('is gone when it is withdrawn unused, and stays as far as it was used', () => {
    const unused = grant(paid(), 4, undefined, 'evenements');
    withdraw(unused, standing(unused, 'evenements')[0]);
    expect(right(unused, 'evenements')).toMatchObject({ granted: 0, voidedOn: '2021-06-01' });
    // Granted again by mistake and by right, it has what is granted now.
    grant(unused, 3, undefined, 'evenements');
    expect(right(unused, 'evenements')).toMatchObject({ granted: 3, voidedOn: null });

    const offer = tierOffer({
      tierCode: 'autre',
      allowances: [{ ...right(paid()), benefitCode: 'visites', quantity: 1 }],
    });
    const life = changed(paid(), { offers: [tierOffer(), offer] });
    use(grant(life, 4, undefined, 'visites'), 1, 'visites');
    withdraw(life, standing(life, 'visites')[0]);
    expect(right(life, 'visites')).toMatchObject({ granted: 1, used: 1, voidedOn: null });
  });

  it('is an access again until the day that is left when one of two grants is withdrawn', () => {
    const offer = tierOffer({
      tierCode: 'autre',
      allowances: [{ ...right(paid(), 'centre'), benefitCode: 'fonds', quantity: null }],
    });
    const life = changed(paid(), { offers: [tierOffer(), offer] });
    grant(grant(life, 1, '2021-06-30', 'fonds'), 1, '2021-09-30', 'fonds');
    expect(right(life, 'fonds').endsOn).toBe('2021-09-30');
    withdraw(life, standing(life, 'fonds')[1]);
    expect(right(life, 'fonds')).toMatchObject({ endsOn: '2021-06-30', voidedOn: null });
    withdraw(use(life, 1, 'fonds'), standing(life, 'fonds')[0]);
    expect(right(life, 'fonds')).toMatchObject({ used: 1, voidedOn: '2021-06-01' });
  });

  it('stays through a change between tiers that do not give it', () => {
    const other = tierOffer({ tierCode: 'sans', allowances: OTHER_TIER.allowances.slice(0, 1) });
    const life = changed(paid(), { offers: [...paid().facts.offers, other] });
    grant(life, 4, '2021-09-30', 'evenements');
    life.do('change-tier', { tier: 'sans', when: 'now', reason });
    expect(right(life, 'evenements')).toMatchObject({ granted: 4, endsOn: '2021-09-30' });
  });

  it('lasts as long as the term once a tier gives it, with what was granted until its day', () => {
    const life = grant(paid(), 4, '2021-06-30', 'evenements');
    life.do('change-tier', { tier: 'petites-communes', when: 'now', reason });
    expect(right(life, 'evenements')).toMatchObject({ granted: 19, endsOn: '2021-12-31' });
    life.day('2021-07-01');
    expect(right(life, 'evenements')).toMatchObject({ granted: 15, voidedOn: null });
  });

  it('keeps its own end when the term’s is corrected, unless the term ends sooner', () => {
    const correct = (date: Day) => {
      const life = grant(paid(), 4, '2021-09-30', 'evenements');
      const id = life.facts.terms[0].id;
      life.do('correct-date', { field: 'term-ends-on', id, date, reason });
      return [right(life).endsOn, right(life, 'evenements').endsOn];
    };
    expect(correct('2022-03-31')).toEqual(['2022-03-31', '2021-09-30']);
    expect(correct('2021-08-31')).toEqual(['2021-08-31', '2021-08-31']);
  });
});

describe('a grant that was a mistake', () => {
  it('is taken back whole when nothing of it was used, and once', () => {
    const life = grant(use(paid(), 6), 2);
    const [given] = standing(life);
    expect(balance(withdraw(life, given))).toEqual({ granted: 6, used: 6 });
    expect(refusal(life, given)).toBe('no-grant');
    grant(life, 1);
    expect(refusal(life, given)).toBe('grant-unknown');
  });

  it('is taken back as far as it was not used, and what was used stays counted', () => {
    const life = use(grant(paid(), 3), 8);
    expect(balance(withdraw(life, standing(life)[0]))).toEqual({ granted: 8, used: 8 });
  });

  it('leaves the right as the tier gives it while that is enough for what was used', () => {
    const life = use(grant(paid(), 3), 2);
    expect(balance(withdraw(life, standing(life)[0]))).toEqual({ granted: 6, used: 2 });
  });

  it('is taken back further when a use of it is undone after it was withdrawn', () => {
    const life = use(grant(paid(), 3), 8);
    const [given] = standing(life);
    use(withdraw(life, given), -1);
    expect(balance(withdraw(life, given))).toEqual({ granted: 7, used: 7 });
    expect(refusal(life, given)).toBe('no-grant');
  });

  it('cannot be taken back when it is all used, which is said on the page too', () => {
    const life = use(grant(paid(), 2), 8);
    const [given] = standing(life);
    expect(refusal(life, given)).toBe('grants-used');
    expect(whyIllegal(life.facts, 'withdraw-grant', life.today)?.reason).toBe('grants-used');
    grant(life, 1);
    expect(refusal(life, given)).toBe('grant-used');
    expect(whyIllegal(life.facts, 'withdraw-grant', life.today)).toBeNull();
  });

  it('is nothing to take back once its right has ended, or the tier does not give it any more', () => {
    const ended = grant(paid(), 4, '2021-06-30', 'evenements').at('2021-07-01');
    expect(whyIllegal(ended.facts, 'withdraw-grant', ended.today)?.reason).toBe('no-grant');
    const without = tierOffer({ tierCode: 'sans', allowances: [] });
    const life = changed(paid(), { offers: [...paid().facts.offers, without] });
    grant(life, 2).do('change-tier', { tier: 'sans', when: 'now', reason });
    expect(whyIllegal(life.facts, 'withdraw-grant', life.today)?.reason).toBe('no-grant');
  });

  it('takes back nothing of what a smaller tier left for what is used', () => {
    const life = grant(use(paid(), 6), 2);
    life.do('change-tier', { tier: 'petites-communes', when: 'now', reason });
    expect(balance(life)).toEqual({ granted: 6, used: 6 });
    expect(refusal(life, standing(life)[0])).toBe('grants-used');
  });
});

/** The last day of June stands for a grant without an end of its own. */
const NO_END = 9;

/**
 * Each unit by itself: a use takes one of the lot that ends soonest, and else one of the tier's; what
 * those cannot give is of the lots without an end, the oldest first.
 */
const unitByUnit = (
  steps: readonly { grant: number | null; quantity: number }[],
  ofTier: number,
): number[] => {
  const lots: { left: number; end: number }[] = [];
  let rest = -ofTier;
  for (const { grant: end, quantity } of steps) {
    if (end !== null) lots.push({ left: quantity, end });
    else {
      for (let unit = 0; unit < quantity; unit += 1) {
        const [soonest] = lots
          .filter(({ left, end: last }) => left > 0 && last < NO_END)
          .sort((a, b) => a.end - b.end);
        if (soonest) soonest.left -= 1;
        else rest += 1;
      }
    }
  }
  for (const lot of lots.filter(({ end }) => end === NO_END)) {
    const taken = Math.max(0, Math.min(rest, lot.left));
    lot.left -= taken;
    rest -= taken;
  }
  return lots.map(({ left }) => left);
};

describe('any sequence', () => {
  const small = fc.integer({ min: 1, max: 5 });

  it('counts what is unused of each grant as if units were taken one by one', () => {
    const step = fc.record({
      grant: fc.option(fc.integer({ min: 1, max: 9 })),
      quantity: small,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.nat(12), (steps, ofTier) => {
        let [used, granted] = [0, ofTier];
        const grants: Grant[] = [];
        for (const { grant: end, quantity } of steps) {
          if (end === null) used += quantity;
          else {
            const endsOn = end === NO_END ? null : (`2021-06-0${end}` as Day);
            const id = `grant ${grants.length}`;
            const on = '2021-01-01';
            grants.push({ id, on, quantity, endsOn, usedBefore: used, closedOn: null });
            granted += quantity;
          }
        }
        expect([...unusedOf({ grants, used, granted }).values()]).toEqual(
          unitByUnit(steps, ofTier),
        );
      }),
      RUNS,
    );
  });

  const operation = fc.record({
    do: fc.constantFrom('grant', 'use', 'back', 'tier', 'withdraw', 'day'),
    quantity: small,
    pick: fc.nat(100),
  });

  it('changes no use, grants no less than is used, and tells the ledger all that it moves', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 25, size: 'max' }), (steps) => {
        const life = paid();
        const opened = new Map(life.facts.entitlements.map(({ id, granted }) => [id, granted]));
        for (const { do: what, quantity, pick } of steps) {
          const before = life.facts;
          const counter = right(life);
          const told = life.outcomes.length;
          if (what === 'use') use(life, Math.min(quantity, (counter.granted ?? 0) - counter.used));
          else if (what === 'back') use(life, -Math.min(quantity, counter.used));
          else if (what === 'day') life.day(plusDays(life.today, pick % 40));
          else if (what === 'tier') {
            const tier = ['organismes-publics', 'petites-communes'][pick % 2];
            life.tries('change-tier', { tier, when: 'now', reason });
          } else if (what === 'grant') {
            const benefit = [QUOTA, 'evenements'][pick % 2];
            const until = pick % 3 === 0 ? {} : { until: plusDays(life.today, pick) };
            life.tries('grant-right', { benefit, quantity, reason, ...until });
          } else {
            const grants = life.facts.entitlements.flatMap(standingGrants);
            const grantId = grants[pick % (grants.length || 1)]?.id ?? 'none';
            life.tries('withdraw-grant', { grantId, reason });
          }
          const changes = life.outcomes
            .slice(told)
            .flatMap(({ outcome }) => outcome.counterChanges);
          for (const row of life.facts.entitlements) {
            const old = before.entitlements.find(({ id }) => id === row.id);
            if (!old) opened.set(row.id, row.granted);
            const moved = changes
              .filter(
                ({ entitlementId, kind }) => entitlementId === row.id && !kind.startsWith('c'),
              )
              .reduce((sum, { grantedDelta }) => sum + grantedDelta, 0);
            const isOfNext = row.startsOn > '2021-12-31' || life.today > '2021-12-31';
            ensure(row.used >= 0 && row.used <= (row.granted ?? row.used), ['overdrawn', row]);
            if (what === 'withdraw') ensure(row.used === old?.used, ['a use changed', old, row]);
            if (isOfNext || row.granted === null) continue;
            const told_ = (old ? old.granted : opened.get(row.id)) ?? 0;
            ensure(row.granted === told_ + moved, ['the ledger misses a move', old, row, changes]);
          }
        }
      }),
      RUNS,
    );
  });
});

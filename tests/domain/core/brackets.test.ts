import fc from 'fast-check';
import {
  bracketOf,
  isLater,
  lastOf,
  priceIn,
  rangeOf,
  type Brackets,
} from '../../../src/plugins/membership-lifecycle/shared/core/brackets';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { termsBetween } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/command-effects';
import { fullPriceByTheBook } from '../../helpers/book-of-prices';
import { ensure, RUNS, tellSeed } from '../../helpers/days';
import { factsOf, Life, OTHER_TIER, PRICE, tierOffer } from '../../helpers/facts';

/** Dues by brackets of a measure. */

beforeAll(tellSeed);

/** The dues of an association of mayors: flat, then by inhabitant up to a cap. */
const BY_INHABITANTS: Brackets = {
  measure: 'inhabitants',
  lines: [
    { from: 0, price: 4_800, rate: null, maximum: null },
    { from: 200, price: 6_700, rate: null, maximum: null },
    { from: 400, price: 7_700, rate: null, maximum: null },
    { from: 601, price: 0, rate: 166_000, maximum: 3_850_000 },
  ],
};

const due = (value: number, brackets = BY_INHABITANTS) => {
  const bracket = bracketOf(brackets, { value, year: 2024 });
  return bracket && priceIn(bracket, value);
};

test.each([
  [0, 4_800],
  [199, 4_800],
  [200, 6_700],
  [399, 6_700],
  [600, 7_700],
  // 99.766 €
  [601, 9_977],
  [231_927, 3_849_988],
  [231_928, 3_850_000],
  [2_100_000, 3_850_000],
])('%p inhabitants owe %p cents', (value, cents) => {
  expect(due(value)).toBe(cents);
});

test('a bracket is kept with the figure that chose it, and its last value', () => {
  expect(bracketOf(BY_INHABITANTS, { value: 350, year: 2023 })).toEqual({
    ...{ measure: 'inhabitants', value: 350, year: 2023, from: 200, to: 399 },
    ...{ price: 6_700, rate: null, maximum: null },
  });
  expect(bracketOf(BY_INHABITANTS, { value: 601, year: 2023 })?.to).toBeNull();
});

test('a fixed part and a part by unit add up, whatever the budget of a State', () => {
  const brackets: Brackets = {
    measure: 'budget',
    lines: [{ from: 0, price: 10_000, rate: 500, maximum: null }],
  };
  // 0.05 % of the budget, in whole euros.
  expect(due(1_250_000, brackets)).toBe(10_000 + 62_500);
  expect(due(1_000_000_000_000, brackets)).toBe(2_147_483_647);
});

const anyBrackets: fc.Arbitrary<Brackets> = fc
  .uniqueArray(fc.integer({ min: 1, max: 5_000 }), { maxLength: 5 })
  .chain((starts) => {
    const from = [0, ...starts.sort((a, b) => a - b)];
    const line = fc.record({
      price: fc.nat(500_000),
      rate: fc.option(fc.nat(50_000_000)),
      maximum: fc.option(fc.nat(900_000)),
    });
    return fc.array(line, { minLength: from.length, maxLength: from.length }).map((lines) => ({
      measure: 'staff' as const,
      lines: lines.map((one, at) => ({ ...one, from: from[at]! })),
    }));
  });

test('every figure has one bracket, its price by the book, within the range that is told', () => {
  fc.assert(
    fc.property(anyBrackets, fc.integer({ min: 0, max: 6_000 }), (brackets, value) => {
      const bracket = bracketOf(brackets, { value, year: 2024 });
      if (!bracket) throw new Error('no bracket');
      ensure(bracket.from <= value && value <= (bracket.to ?? value), bracket);
      const price = priceIn(bracket, value);
      const figures: Facts['figures'] = { staff: { value, year: 2024 } };
      ensure(price === fullPriceByTheBook({ price: null, brackets }, figures), [price, bracket]);
      const { lowest, highest } = rangeOf(brackets);
      ensure(price >= lowest || value === 0, [lowest, price]);
      ensure(highest === null || price <= highest, [highest, price]);
    }),
    RUNS,
  );
});

test('the ends of the range are owed by somebody', () => {
  fc.assert(
    fc.property(anyBrackets, (brackets) => {
      const { lowest, highest } = rangeOf(brackets);
      const ends = brackets.lines.flatMap((line) => {
        const last = lastOf(brackets.lines, line) ?? 1_000_000_000_000;
        return [line.from, line.from + 1, last].map((value) => due(value, brackets));
      });
      ensure(ends.includes(lowest), [lowest, ends]);
      const { rate, maximum } = brackets.lines.at(-1)!;
      ensure((highest === null) === (!!rate && maximum === null), [highest, rate, maximum]);
      ensure(highest === null || ends.includes(highest), [highest, ends]);
    }),
    RUNS,
  );
});

describe('a member of a tier with brackets', () => {
  const figures = (value: number, year: number): Facts['figures'] => ({
    inhabitants: { value, year },
  });
  const counted = (life: Life, value: number, year: number): Life => {
    life.facts = { ...life.facts, figures: figures(value, year) };
    return life;
  };
  const offers = [tierOffer({ price: null, brackets: BY_INHABITANTS }), OTHER_TIER];
  const candidate = () => new Life(factsOf({ offers }));

  it('is approved once its figure is known, and keeps it with the term', () => {
    const life = candidate();
    expect(life.refusal('approve')).toBe('inhabitants-missing');
    const { term } = counted(life, 350, 2020).do('approve').last;
    expect(term).toMatchObject({ price: 6_700, bracket: { value: 350, year: 2020, from: 200 } });
  });

  const renewing = () =>
    counted(candidate(), 350, 2020).do('approve').call().pay(6_700).day('2021-10-02');

  it('pays by a new figure from the next term on', () => {
    const life = counted(renewing(), 450, 2021).do('accept-renewal');
    const prices = life.facts.terms.map(({ price, bracket }) => [price, bracket?.year]);
    expect(prices).toEqual([
      [6_700, 2020],
      [7_700, 2021],
    ]);
  });

  it('pays what it was called for, whatever is counted afterwards', () => {
    const life = renewing().do('accept-renewal').call();
    counted(life, 450, 2021).day('2022-01-02');
    expect(life.last.term).toMatchObject({ price: 6_700, bracket: { value: 350, year: 2020 } });
    expect(life.last.dues?.amount).toBe(6_700);
  });

  it('is neither proposed nor called for without its figure, and the refusal says which', () => {
    const life = renewing();
    life.facts = { ...life.facts, figures: {}, offers };
    const next = life.facts.terms.at(-1)!;
    const unknown = { ...next, price: null, bracket: null };
    life.facts = { ...life.facts, terms: [...life.facts.terms.slice(0, -1), unknown] };
    expect(life.refusal('accept-renewal')).toBe('inhabitants-missing');
    expect(life.refusal('issue-call', { termId: next.id })).toBe('inhabitants-missing');
  });

  it('has the price of its bracket for the rest of a term that changes to the tier', () => {
    const life = new Life(factsOf({ offers: [tierOffer(), offers[1]!] }));
    life.do('approve').call().pay(PRICE);
    const toBrackets = { tier: OTHER_TIER.tierCode, when: 'now', reason: 'x' };
    const other = { ...OTHER_TIER, price: null, brackets: BY_INHABITANTS };
    life.facts = { ...life.facts, offers: [tierOffer(), other] };
    expect(life.refusal('change-tier', toBrackets)).toBe('inhabitants-missing');
    const held = { tierCode: toBrackets.tier, price: null };
    const terms = life.facts.terms.map((term) => ({ ...term, ...held }));
    expect(termsBetween(life.facts, { ...life.facts, terms })).toMatchObject([
      { price: null, missingFigure: 'inhabitants' },
    ]);
    const { term } = counted(life, 601, 2020).do('change-tier', toBrackets).last;
    expect(term).toMatchObject({ price: 9_977, bracket: { from: 601, to: null } });
    life.do('change-tier', { ...toBrackets, tier: tierOffer().tierCode });
    expect(life.last.term).toMatchObject({ price: PRICE, bracket: null });
  });
});

it.each([
  ['none is known', null, true],
  ['an earlier year is known', 2024, true],
  ['the same year is known', 2025, false],
  ['a later year is known', 2026, false],
])('a figure takes its place where %s: %p', (_known, year, taken) => {
  const known = year ? { value: 460, year } : null;
  expect(isLater({ value: 450, year: 2025 }, known)).toBe(taken);
});

it('a figure of the year to come takes the place of this year’s, even of the same value', () => {
  expect(isLater({ value: 450, year: 2027 }, { value: 450, year: 2026 })).toBe(true);
  expect(isLater({ value: 450, year: 2026 }, { value: 450, year: 2027 })).toBe(false);
});

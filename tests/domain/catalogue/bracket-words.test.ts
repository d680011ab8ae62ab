import {
  bracketPrice,
  bracketWords,
  byMeasure,
  figureWords,
  rangeWords,
} from '../../../src/plugins/membership-lifecycle/shared/core/bracket-words';
import { writingIn } from '../../../src/writing/format';

/** Prices by brackets in words, in both languages, with units that agree with their number. */

const [FR, EN] = [writingIn('fr'), writingIn('en')];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('the ends of the prices', () => {
  it.each([
    [4_800, 3_850_000, 'de 48 € à 38 500 €', 'from €48 to €38,500'],
    [4_800, null, 'à partir de 48 €', 'from €48'],
    [4_850, 4_850, '48,50 €', '€48.50'],
    [0, 0, 'Gratuit', 'Free'],
    [0, 6_700, 'de 0 € à 67 €', 'from €0 to €67'],
  ])('from %p to %p cents', (lowest, highest, fr, en) => {
    const brackets = { lowest: euros(lowest), highest: highest === null ? null : euros(highest) };
    expect([FR, EN].map((writing) => plain(rangeWords(brackets, writing)))).toEqual([fr, en]);
  });
});

describe('whom a bracket is for', () => {
  it.each([
    ['inhabitants', 200, 399, 'de 200 à 399 habitants', '200 to 399 inhabitants'],
    ['inhabitants', 0, 199, 'jusqu’à 199 habitants', 'up to 199 inhabitants'],
    ['inhabitants', 0, 1, 'jusqu’à 1 habitant', 'up to 1 inhabitant'],
    ['inhabitants', 0, 0, '0 habitant', '0 inhabitants'],
    ['inhabitants', 601, null, '601 habitants et plus', '601 inhabitants or more'],
    [
      'inhabitants',
      0,
      null,
      'quel que soit le nombre d’habitants',
      'whatever the number of inhabitants',
    ],
    ['staff', 1, 1, '1 agent', '1 member of staff'],
    ['staff', 10, 49, 'de 10 à 49 agents', '10 to 49 members of staff'],
    [
      'budget',
      1_000_000,
      4_999_999,
      'de 1 000 000 € à 4 999 999 € de budget',
      '€1,000,000 to €4,999,999 of budget',
    ],
    ['budget', 5_000_000, null, '5 000 000 € de budget et plus', '€5,000,000 of budget or more'],
  ] as const)('%s from %p to %p', (measure, from, to, fr, en) => {
    expect([FR, EN].map((writing) => plain(bracketWords(measure, { from, to }, writing)))).toEqual([
      fr,
      en,
    ]);
  });
});

describe('what a bracket asks', () => {
  it.each([
    ['inhabitants', 6_700, null, null, '67 €', '€67'],
    ['inhabitants', 0, null, null, 'Gratuit', 'Free'],
    [
      'inhabitants',
      0,
      '0.166',
      3_850_000,
      '0,166 € par habitant, 38 500 € au plus',
      '€0.166 per inhabitant, at most €38,500',
    ],
    [
      'inhabitants',
      10_000,
      '0.1',
      null,
      '100 € + 0,10 € par habitant',
      '€100 + €0.10 per inhabitant',
    ],
    ['staff', 0, '2', null, '2 € par agent', '€2 per member of staff'],
    [
      'budget',
      0,
      '0.000001',
      null,
      '0,000001 € par euro de budget',
      '€0.000001 per euro of budget',
    ],
  ] as const)('%s: %p cents, %p by unit, at most %p', (measure, price, perUnit, most, fr, en) => {
    const maximum = most === null ? null : euros(most);
    const bracket = { price: euros(price), perUnit, maximum };
    expect([FR, EN].map((writing) => plain(bracketPrice(measure, bracket, writing)))).toEqual([
      fr,
      en,
    ]);
  });
});

it('says a figure, and what prices depend on', () => {
  expect(plain(figureWords('inhabitants', 12_500, FR))).toBe('12 500 habitants');
  expect(plain(figureWords('budget', 1_000_000_000_000, FR))).toBe('1 000 000 000 000 € de budget');
  expect(figureWords('staff', 1, EN)).toBe('1 member of staff');
  expect(byMeasure('staff', 'fr')).toBe('selon l’effectif');
});

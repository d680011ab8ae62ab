import {
  askedFigure,
  duesOf,
  figureProblems,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/figure';
import type { SubmittedFigure } from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/types';
import type { TierOffer } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { BY_INHABITANTS } from '../../helpers/brackets';
import { tierOffer } from '../../helpers/facts';

/** The measure that an applicant gives: when it is needed, what it makes of the dues, and who gets it. */

const TODAY = '2026-12-01';
const PLAIN = tierOffer({ tierCode: 'communes' });
const BRACKETED = tierOffer({ tierCode: 'communes', price: null, brackets: BY_INHABITANTS });

const given = (values: Partial<SubmittedFigure> = {}): SubmittedFigure => ({
  measure: 'inhabitants',
  value: 450,
  year: 2025,
  ...values,
});
const reasons = (tier: TierOffer, sent: Partial<SubmittedFigure> | null | undefined) =>
  figureProblems(tier, sent, TODAY).map(({ path, reason }) => `${path}: ${reason}`);

it('is asked for with a tier of brackets, of the year before', () => {
  expect(askedFigure(BRACKETED, TODAY)).toEqual({ measure: 'inhabitants', year: 2025 });
  expect(askedFigure(PLAIN, TODAY)).toBeNull();
});

describe('a figure', () => {
  it.each([null, undefined])(
    'that is missing (%s) is asked for, where the price needs it',
    (none) => {
      expect(reasons(BRACKETED, none)).toEqual(['organisation.figure: figure-required']);
      expect(reasons(PLAIN, none)).toEqual([]);
    },
  );

  it('that nobody asked for is refused', () => {
    expect(reasons(PLAIN, given())).toEqual(['organisation.figure: figure-not-asked']);
  });

  it('of another measure is refused', () => {
    expect(reasons(BRACKETED, given({ measure: 'staff' }))).toEqual([
      'organisation.figure.measure: figure-of-another-measure',
    ]);
  });

  it.each([
    [1899, false],
    [1900, true],
    [2025, true],
    [2027, true],
    [2028, false],
  ])('of %d is taken: %p', (year, taken) => {
    expect(reasons(BRACKETED, given({ year })).length === 0).toBe(taken);
  });

  it('leaves what is no figure to its schema', () => {
    for (const sent of [{}, { measure: 'x' }, { measure: 'inhabitants', year: 'x' }, 'x', [1]]) {
      expect(reasons(BRACKETED, sent as Partial<SubmittedFigure>)).toEqual([]);
    }
  });
});

describe('the dues that it makes', () => {
  const application = { tierCode: 'communes', receivedOn: BRACKETED.opensOn };
  it.each([
    [199, 4_800],
    [450, 7_700],
    [601, 9_977],
    [1_000_000_000_000, 3_850_000],
  ])('for %d inhabitants', (value, amount) => {
    expect(duesOf([BRACKETED], application, given({ value }))).toEqual({ amount, currency: 'EUR' });
  });

  it('are not said where no offer of the day has such brackets', () => {
    expect(duesOf([], application, given())).toBeNull();
    expect(duesOf([PLAIN], application, given())).toBeNull();
    expect(duesOf([BRACKETED], application, given({ measure: 'staff' }))).toBeNull();
  });
});

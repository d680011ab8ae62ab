import type { Brackets } from '../../../../shared/core/brackets';
import { firstPeriod, nextPeriod, type Period, type PreviousPeriod } from '../../core/rules/period';
import { offerFor } from '../../core/rules/renewal';
import type { Allowance, Term, TierOffer } from '../../core/rules/types';
import { monthsBegun, yearOf } from '../../kernel/rules/calendar';
import { folded, kebab } from '../../kernel/rules/import/folding';
import type { Cents, Day } from '../../kernel/rules/values';

/** Finds what an imported term contains: the published tier of that name, or the name alone. */

export type Sold = Pick<
  Term,
  | 'tierCode'
  | 'tierNames'
  | 'tierDocumentId'
  | 'offerDocumentId'
  | 'offerYear'
  | 'currency'
  | 'policy'
  | 'allowances'
>;

/** Codes of the published tiers that a text names, by code or by name. */
export const codesNamed = (offers: readonly TierOffer[], text: string): string[] => {
  const wanted = folded(text);
  const byCode = offers.filter(({ tierCode }) => folded(tierCode) === wanted);
  const found =
    byCode.length > 0
      ? byCode
      : offers.filter(({ tierNames }) =>
          [tierNames.fr, tierNames.en].some((name) => folded(name) === wanted),
        );
  return [...new Set(found.map(({ tierCode }) => tierCode))];
};

/** The tier of the published offer of the nearest year. */
const nearest = (offers: readonly TierOffer[], code: string, day: Day): TierOffer => {
  const distance = ({ offerYear }: TierOffer) => Math.abs(offerYear - yearOf(day));
  const [closest] = offers
    .filter(({ tierCode }) => tierCode === code)
    .sort((a, b) => distance(a) - distance(b) || b.offerYear - a.offerYear);
  return closest;
};

/**
 * A tier that is no longer published: its name alone, a term of the same number of months, no
 * rights.
 */
const forgotten = (text: string, period: Pick<Term, 'startsOn' | 'endsOn'>): Sold => ({
  tierCode: kebab(text),
  tierNames: { fr: text, en: text },
  tierDocumentId: null,
  offerDocumentId: null,
  offerYear: null,
  currency: 'EUR',
  policy: {
    kind: 'anniversary',
    months: monthsBegun(period.startsOn, period.endsOn),
    yearStartsOn: '01-01',
    rolloverOn: null,
    firstTermPrice: 'full',
    lateRenewal: 'from-decision',
  },
  allowances: [],
});

/** The rights of a tier in another year than that of a term, which has them only where the file says so. */
export interface RightsElsewhere {
  year: number;
  allowances: readonly Allowance[];
}

export type TierAnswer =
  /**
   * `price` and `brackets`: as published for the day; null without. `elsewhere`: what the nearest year gave,
   * where no published offer covers the day; null where one does, or none has the tier.
   */
  | {
      sold: Sold;
      price: Cents | null;
      brackets: Brackets | null;
      elsewhere: RightsElsewhere | null;
    }
  | { reason: 'tier-ambiguous' | 'tier-not-published' };

const soldBy = (sold: Sold): Sold => {
  const { tierCode, tierNames, tierDocumentId, offerDocumentId, offerYear } = sold;
  const { currency, policy, allowances } = sold;
  const identity = { tierCode, tierNames, tierDocumentId, offerDocumentId, offerYear };
  return { ...identity, currency, policy, allowances };
};

/** The contents of a term with the named tier. */
export const tierOf = (
  offers: readonly TierOffer[],
  text: string,
  period: Pick<Term, 'startsOn' | 'endsOn'>,
  today: Day,
): TierAnswer => {
  const codes = codesNamed(offers, text);
  if (codes.length > 1) return { reason: 'tier-ambiguous' };
  if (codes.length === 0) {
    return period.endsOn < today
      ? { sold: forgotten(text, period), price: null, brackets: null, elsewhere: null }
      : { reason: 'tier-not-published' };
  }
  const published = offerFor(offers, codes[0], period.startsOn);
  if (published)
    return {
      sold: soldBy(published),
      price: published.price,
      brackets: published.brackets,
      elsewhere: null,
    };
  const { offerYear: year, allowances, ...other } = nearest(offers, codes[0], period.startsOn);
  const sold = soldBy({ ...other, offerDocumentId: null, offerYear: null, allowances: [] });
  return { sold, price: null, brackets: null, elsewhere: { year, allowances } };
};

/**
 * Counts the months of a period: on from the term before when it follows by the policy,
 * so that a member since 29 February does not drift; else from its own first day.
 */
export const countedFrom = (
  { policy }: Pick<Sold, 'policy'>,
  { startsOn, endsOn }: Pick<Term, 'startsOn' | 'endsOn'>,
  previous: PreviousPeriod | null,
): Period => {
  const regular = previous
    ? nextPeriod(policy, previous, previous.endsOn)
    : firstPeriod(policy, startsOn);
  if (regular.startsOn === startsOn && regular.endsOn === endsOn) return regular;
  const months = monthsBegun(startsOn, endsOn);
  return { startsOn, endsOn, anchorOn: startsOn, anchorOffset: 0, months };
};

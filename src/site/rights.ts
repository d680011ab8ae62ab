import type { PublicBenefit, PublicTier } from '../api/offer/reading/types';
import {
  rangeWords,
  type Writing,
} from '../plugins/membership-lifecycle/shared/core/bracket-words';
import { RIGHT_KINDS } from '../plugins/membership-lifecycle/shared/core/kinds';
import { dayBefore, formatMoney, formatMonthDay } from './format';
import { pluralOf } from './plural';
import type { Say, TextKey } from './texts';
import type { Language } from './types';

/** The price, length and rights of a tier, in words. Pure. */

/** The unit of a right where staff did not write it, or did not translate it. */
const UNITS: Record<PublicBenefit['kind'], TextKey | null> = {
  quota: 'offer.use',
  vote: 'offer.vote',
  priority: 'offer.day',
  access: null,
};

/** The quantity of a right that a tier gives: « 6 séances », « 1 voix »; empty for an access. */
export const allowanceText = (
  { kind, unit }: Pick<PublicBenefit, 'kind' | 'unit'>,
  quantity: number | null,
  { say, language }: { say: Say; language: Language },
): string => {
  if (quantity === null || !RIGHT_KINDS[kind].numbered) return '';
  const usual = UNITS[kind];
  const one = unit ?? (usual ? say(usual) : '');
  const counted = pluralOf(one, quantity, language);
  return RIGHT_KINDS[kind].atOccasions?.rule === 'ahead'
    ? say('offer.lead', { count: quantity, days: counted })
    : `${quantity} ${counted}`;
};

/** Sums as brackets write them. */
export const writingIn = (language: Language): Writing => ({
  locale: language,
  money: ({ amount, currency }) => formatMoney(amount, currency, language),
});

/** The price of a tier: « 5 000 € », « de 48 € à 38 500 € », « à partir de 48 € ». */
export const priceText = (
  { price, brackets }: Pick<PublicTier, 'price' | 'brackets'>,
  { say, language }: { say: Say; language: Language },
): string => {
  if (brackets) return rangeWords(brackets, writingIn(language));
  // A draft may have no price yet.
  if (!price) return say('offer.unpriced');
  return price.amount === 0
    ? say('offer.free')
    : formatMoney(price.amount, price.currency, language);
};

/** For how long the price holds: « par an », « pour 18 mois ». */
export const periodText = ({ term, price, brackets }: PublicTier, say: Say): string => {
  const isPaid = brackets ? brackets.highest?.amount !== 0 : Boolean(price?.amount);
  if (!isPaid && term.months === 12) return '';
  if (term.months === 12) return say('offer.yearly');
  return term.months % 12 === 0
    ? say('offer.years', { count: term.months / 12 })
    : say('offer.months', { count: term.months });
};

/** When a membership starts and ends, sentence by sentence. */
export const termSentences = (
  { term }: PublicTier,
  { say, language }: { say: Say; language: Language },
): string[] => {
  const { kind, yearStartsOn, rolloverOn, firstTermPrice } = term;
  // A draft may lack the day.
  if (kind === 'calendar-year' && !yearStartsOn) return [];
  if (kind === 'anniversary') return [say('offer.anniversary')];
  const from = formatMonthDay(yearStartsOn, language);
  const to = formatMonthDay(dayBefore(yearStartsOn), language);
  return [
    say('offer.calendar', { from, to }),
    ...(firstTermPrice === 'remaining-months' ? [say('offer.remaining')] : []),
    ...(rolloverOn ? [say('offer.rollover', { day: formatMonthDay(rolloverOn, language) })] : []),
  ];
};

import type { PublicTier } from '../api/offer/reading/types';
import type { Writing } from '../plugins/membership-lifecycle/shared/core/bracket-words';
import { dayBefore, formatMoney, formatMonthDay } from './format';
import type { Say } from './texts';
import type { Language } from './types';

/** The years of a tier in words, and how its sums are written. Pure. */

/** Sums as brackets write them. */
export const writingIn = (language: Language): Writing => ({
  locale: language,
  money: ({ amount, currency }) => formatMoney(amount, currency, language),
});

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

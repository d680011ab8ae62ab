import type { PublicTier } from '../api/offer/reading/types';
import { dayBefore, formatMonthDay } from '../writing/format';
import type { Say } from './texts';
import type { Language } from './types';

/** The years of a tier in words. Pure. */

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

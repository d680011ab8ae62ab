import type { Span } from '../../kernel/rules/moments';
import type { Locale } from '../../kernel/rules/values';
import { formatDay } from '../../kernel/texts/format';

/** When something takes place, as messages and lists say it. */

const HARD_SPACE = '\u00a0';

/** « 14 h », « 14 h 30 », “14:30”. */
export const formatClock = (time: string, locale: Locale): string => {
  if (locale === 'en') return time;
  const [hours, minutes] = time.split(':');
  const rest = minutes === '00' ? '' : `${HARD_SPACE}${minutes}`;
  return `${Number(hours)}${HARD_SPACE}h${rest}`;
};

/** « le 20 mars 2027, de 14 h à 16 h », « du 12 janvier 2027 au 30 juin 2027 ». */
export const formatSpan = (
  { startsOn, startTime, endsOn, endTime }: Span,
  locale: Locale,
): string => {
  const [from, to] = [formatDay(startsOn, locale), formatDay(endsOn, locale)];
  const timed = startTime !== null && endTime !== null;
  const [start, end] = [startTime ?? '', endTime ?? ''].map((time) =>
    time ? formatClock(time, locale) : '',
  );
  if (startsOn === endsOn) {
    if (!timed) return locale === 'fr' ? `le ${from}` : `on ${from}`;
    return locale === 'fr' ? `le ${from}, de ${start} à ${end}` : `on ${from}, ${start} to ${end}`;
  }
  if (!timed) return locale === 'fr' ? `du ${from} au ${to}` : `from ${from} to ${to}`;
  return locale === 'fr'
    ? `du ${from} à ${start} au ${to} à ${end}`
    : `from ${from} at ${start} to ${to} at ${end}`;
};

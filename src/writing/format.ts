import type { Writing } from '../plugins/membership-lifecycle/shared/core/bracket-words';
import type { Locale } from '../plugins/membership-lifecycle/shared/kernel/content-api';

/** Days and money as pages and public answers write them, and the spaces of French. Pure. */

const HARD_SPACE = '\u00a0';
const NARROW_SPACE = '\u202f';
const LOCALES: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** French keeps a hard space inside guillemets, before high punctuation and before units. */
export const typeset = (text: string, language: Locale): string =>
  language === 'fr'
    ? text
        .replace(/ ([;?!])/g, `${NARROW_SPACE}$1`)
        .replace(/ ([:»€%])/g, `${HARD_SPACE}$1`)
        .replace(/« /g, `«${HARD_SPACE}`)
    : text;

const instant = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** « 1er janvier 2022 », “1 January 2022”, which no line parts. */
export const formatDay = (day: string, language: Locale): string => {
  const text = instant(day).toLocaleDateString(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (language === 'fr' ? text.replace(/^1 /, '1er ') : text).replaceAll(' ', HARD_SPACE);
};

/** « 3 au 5 février 2027 », “3 to 5 February 2027”: of two days, what they share is said once. */
export const formatDays = (from: string, to: string, language: Locale): string => {
  if (from === to) return formatDay(from, language);
  const [first, last] = [from, to].map((day) => formatDay(day, language).split(HARD_SPACE));
  // The day always comes first, then the month, then the year.
  const isShared = (at: number) => first.slice(at).join() === last.slice(at).join();
  const shared = [1, 2].find(isShared) ?? first.length;
  const between = language === 'fr' ? ' au ' : ' to ';
  return [first.slice(0, shared), last].map((words) => words.join(HARD_SPACE)).join(between);
};

/** « 12 h 30 », « 14 h », “2:30 pm”. */
export const formatTime = (time: string, language: Locale): string => {
  if (language === 'fr') {
    const [hours, minutes] = time.split(':');
    const words = [String(Number(hours)), 'h', ...(minutes === '00' ? [] : [minutes])];
    return words.join(HARD_SPACE);
  }
  return new Date(`2000-01-01T${time}:00Z`).toLocaleTimeString(LOCALES[language], {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
};

/** A yearly day, given as `MM-DD`: « 1er septembre », “1 September”. */
export const formatMonthDay = (monthDay: string, language: Locale): string =>
  formatDay(`2020-${monthDay}`, language).replace(/\s2020$/, '');

/** The last day, as `MM-DD`, of a year that starts on a given day; February ends on the 28th. */
export const dayBefore = (monthDay: string): string => {
  const day = instant(`2021-${monthDay === '02-29' ? '03-01' : monthDay}`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(5, 10);
};

/** « 5 000 € », “€5,000”; cents only when there are some. */
export const formatMoney = (amount: number, currency: string, language: Locale): string =>
  (amount / 100).toLocaleString(LOCALES[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  });

/** Sums as brackets write them. */
export const writingIn = (locale: Locale): Writing => ({
  locale,
  money: ({ amount, currency }) => formatMoney(amount, currency, locale),
});

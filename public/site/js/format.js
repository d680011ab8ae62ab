/** Days, money and sizes as people of the page's language write them. */
import { language, locale, say } from './language.js';
import { pluralOf } from './plural.js';

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };

/** « 1er janvier 2026 » for `2026-01-01`, which no line parts. */
export const day = (text) => {
  const written = new Date(`${text}T00:00:00Z`).toLocaleDateString(locale, DAY);
  return (language === 'fr' ? written.replace(/^1 /, '1er ') : written).replaceAll(' ', '\u00a0');
};

/** « 13 nov. 2026 », for tables. */
export const shortDay = (text) =>
  new Date(`${text}T00:00:00Z`).toLocaleDateString(locale, { ...DAY, month: 'short' });

/** « 3 au 5 février 2027 »: of two days, what they share is said once. */
export const days = (from, to) => {
  const [first, last] = [from, to].map((text) => day(text).split('\u00a0'));
  const isShared = (at) => first.slice(at).join() === last.slice(at).join();
  const shared = [1, 2].find(isShared) ?? first.length;
  const between = language === 'fr' ? ' au ' : ' to ';
  return [first.slice(0, shared), last].map((words) => words.join('\u00a0')).join(between);
};

/** « 14 h 30 », as the page's language writes it: “2:30 pm”. */
export const hours = (time) => {
  if (language === 'fr') {
    const [hour, minutes] = time.split(':');
    return [Number(hour), 'h', ...(minutes === '00' ? [] : [minutes])].join('\u00a0');
  }
  return new Date(`2000-01-01T${time}:00Z`).toLocaleTimeString(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
};

/** « 6 séances »; a number alone when nothing is counted in particular. */
export const counted = (number, unit) =>
  unit ? `${number} ${pluralOf(unit, number, language)}` : String(number);

/** « 5 000 € » for cents; cents are only written when there are some. */
export const money = ({ amount, currency }) =>
  (amount / 100).toLocaleString(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  });

/** For how long a price holds: « par an », « pour 18 mois ». */
export const period = (months) => {
  if (months === 12) return say('tier.yearly');
  return months % 12 === 0
    ? say('tier.years', { count: months / 12 })
    : say('tier.months', { count: months });
};

/** How brackets write their sums. */
export const writing = { locale: language, money };

/** « 240 ko » for bytes. */
export const size = (bytes) => {
  const [number, unit] =
    bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [bytes / 1_000, 'kilobyte'];
  return number.toLocaleString(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: number < 10 ? 1 : 0,
  });
};

/** The name of a country of two letters. */
export const country = (code) => new Intl.DisplayNames(locale, { type: 'region' }).of(code);

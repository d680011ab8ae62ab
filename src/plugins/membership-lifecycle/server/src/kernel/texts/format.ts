import { inBoth } from '../../../../shared/kernel/in-both';
import { looksLikeDay } from '../rules/calendar';
import { remembered } from '../rules/remembered';
import type { Cents, Day, Locale, Localised } from '../rules/values';

/**
 * Dates and money as messages write them. Written out rather than left to Intl, whose spaces and
 * words change with the ICU that Node was built with: a message reads the same everywhere.
 */

const MONTHS: Record<Locale, readonly string[]> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const NARROW_SPACE = '\u202f';
const HARD_SPACE = '\u00a0';

/** « 1er janvier 2022 », “1 January 2022”. */
export const formatDay = remembered((day: Day, locale: Locale): string => {
  const [year, month, date] = day.split('-').map(Number);
  const first = locale === 'fr' && date === 1 ? '1er' : String(date);
  return `${first} ${MONTHS[locale][month - 1]} ${year}`;
});

/** A day in both languages. */
export const dayInBoth = (day: Day): Localised => inBoth((locale) => formatDay(day, locale));

/** A value as a sentence has it: a day is written out, a value of two languages is in that of the sentence. */
export const inWords = (value: unknown, locale: Locale): string => {
  const said = value && typeof value === 'object' ? (value as Localised)[locale] : value;
  const text = String(said);
  return looksLikeDay(text) ? formatDay(text, locale) : text;
};

const grouped = (whole: number, separator: string): string =>
  String(whole).replace(/\B(?=(\d{3})+$)/g, separator);

/** « 5 000 € », “€5,000”; cents only when there are some. */
export const formatMoney = (amount: Cents, currency: string, locale: Locale): string => {
  const absolute = Math.abs(amount);
  const sign = amount < 0 ? '−' : '';
  const whole = Math.floor(absolute / 100);
  const rest = absolute % 100;
  const cents = rest === 0 ? '' : String(rest).padStart(2, '0');
  if (locale === 'fr') {
    const symbol = currency === 'EUR' ? '€' : currency;
    const number = `${grouped(whole, NARROW_SPACE)}${cents && `,${cents}`}`;
    return `${sign}${number}${HARD_SPACE}${symbol}`;
  }
  const symbol = currency === 'EUR' ? '€' : `${currency}${HARD_SPACE}`;
  return `${sign}${symbol}${grouped(whole, ',')}${cents && `.${cents}`}`;
};

/** An IBAN in groups of four, as bank forms print it. */
export const formatIban = (iban: string): string =>
  iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, `$1${HARD_SPACE}`);

export interface Postal {
  street: string;
  postcode: string;
  city: string;
  country: string;
}

/** Joins a text into one line: a typed name cannot pass for a paragraph of the message. */
export const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** An optional text on one line; null when it is blank. */
export const inline = (text: string | null | undefined): string | null =>
  oneLine(text ?? '') || null;

/** The text in a language, or else in French, on one line; null when both are blank. */
export const inlineIn = (texts: Localised, locale: Locale): string | null =>
  inline(texts[locale]) ?? inline(texts.fr);

/** The lines of a postal address; the country only when it is a foreign one. */
export const addressLines = (
  { street, postcode, city, country }: Postal,
  locale: Locale,
): string[] => {
  const abroad = country && country !== 'FR';
  const name = abroad ? new Intl.DisplayNames([locale], { type: 'region' }).of(country) : '';
  return [...street.split('\n'), `${postcode} ${city}`, name ?? ''].map(oneLine).filter(Boolean);
};

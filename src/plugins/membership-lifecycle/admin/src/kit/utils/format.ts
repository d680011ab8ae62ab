import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { pluralOf } from '../../../../shared/core/plural';
import type { Day, Localised, Money } from '../../../../shared/kernel/common';

export interface Format {
  lang: 'fr' | 'en';
  /** The text in the language of the screen. */
  text: (value: Localised | null | undefined) => string;
  money: (value: Money | number) => string;
  /** « 3 mars 2026 » */
  day: (value: Day) => string;
  /** « mardi 3 mars 2026 » */
  weekday: (value: Day) => string;
  /** « 03/03/2026 », where the column is narrow. */
  shortDay: (value: Day) => string;
  /** « 3 mars », in a sentence about the recent past. */
  dayAndMonth: (value: Day) => string;
  /** « 1er janv. → 31 déc. 2026 » */
  range: (from: Day, to: Day) => string;
  /** « mars 2026 », of a month written `YYYY-MM`. */
  monthAndYear: (month: string) => string;
  /** « mars », where the year is known. */
  monthName: (month: string) => string;
  /** « 01/01/2026 → 31/12/2026 », where the column is narrow. */
  shortRange: (from: Day, to: Day) => string;
  number: (value: number) => string;
  /** « 66,7 % », of a number of percents. */
  percent: (value: number) => string;
  /** « 5 k€ », on the axis of a chart. */
  briefMoney: (cents: number) => string;
  /** An instant, in the zone of the reader. */
  moment: (iso: string) => string;
  /** « 03/03/2026 14:05 », where the column is narrow. */
  shortMoment: (iso: string) => string;
  /** « le nom, l’adresse et le pays » */
  list: (parts: readonly string[]) => string;
  /** A unit in the singular, as it agrees with a number. */
  plural: (unit: string, count: number) => string;
}

/** A calendar day has no zone: reading and writing it in UTC keeps it from sliding to its neighbour. */
const utc = (day: Day): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

/** Formatters of one language; pure, so that they can be tested without a screen. */
export const createFormat = (locale: string): Format => {
  const lang = locale.startsWith('fr') ? 'fr' : 'en';
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const full = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const named = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const month = dates({ day: 'numeric', month: 'long' });
  const shortMonth = dates({ day: 'numeric', month: 'short' });
  const brief = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const wholeMonth = dates({ month: 'long', year: 'numeric' });
  const monthAlone = dates({ month: 'short' });
  const enumeration = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plain = new Intl.NumberFormat(locale);
  // Made once a currency: it is slow to make, and lists show many sums.
  const currencies = new Map<string, Intl.NumberFormat>();
  const inCurrency = (currency: string): Intl.NumberFormat => {
    const known = currencies.get(currency);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
    currencies.set(currency, made);
    return made;
  };
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const briefEuros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  // « le 1er mars »: French says the first day of a month as an ordinal, Intl does not.
  const ordinal = (said: string) =>
    lang === 'fr' ? said.replace(/(^| )1 (?=\p{L})/u, '$11er ') : said;
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const shortInstant = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });

  return {
    lang,
    text: (value) => value?.[lang] || value?.fr || value?.en || '',
    money: (value) => {
      const { amount, currency } =
        typeof value === 'number' ? { amount: value, currency: 'EUR' } : value;
      return inCurrency(currency).format(amount / 100);
    },
    day: (value) => ordinal(full.format(utc(value))),
    weekday: (value) => ordinal(named.format(utc(value))),
    shortDay: (value) => short.format(utc(value)),
    dayAndMonth: (value) => ordinal(month.format(utc(value))),
    range: (from, to) => {
      const start = from.slice(0, 4) === to.slice(0, 4) ? shortMonth : brief;
      return `${ordinal(start.format(utc(from)))} → ${ordinal(brief.format(utc(to)))}`;
    },
    shortRange: (from, to) => `${short.format(utc(from))} → ${short.format(utc(to))}`,
    monthAndYear: (value) => wholeMonth.format(utc(`${value}-01`)),
    monthName: (value) => monthAlone.format(utc(`${value}-01`)),
    number: (value) => plain.format(value),
    percent: (value) => percents.format(value / 100),
    briefMoney: (cents) => briefEuros.format(cents / 100),
    shortMoment: (iso) => shortInstant.format(new Date(iso)),
    list: (parts) => enumeration.format(parts),
    plural: (unit, count) => pluralOf(unit, count, lang),
    moment: (iso) => ordinal(instant.format(new Date(iso))),
  };
};

/** The formatters of the admin's current language. */
export const useFormat = (): Format => {
  const { locale } = useIntl();
  return useMemo(() => createFormat(locale), [locale]);
};

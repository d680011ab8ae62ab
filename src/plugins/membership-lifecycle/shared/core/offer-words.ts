import type { BenefitKind, Locale, Money } from '../kernel/content-api';
import { FREE, rangeWords, type Writing } from './bracket-words';
import type { PublicBrackets } from './content-api';
import { RIGHT_KINDS } from './kinds';
import { pluralOf } from './plural';

/** What a tier costs and gives in words, the same in the public answer, on the site and on the sheet. */

type Templates = Record<Locale, string>;

const UNPRICED: Templates = { fr: 'Prix à fixer', en: 'Price to be set' };
const YEARLY: Templates = { fr: 'par an', en: 'a year' };
const YEARS: Templates = { fr: 'pour {count} ans', en: 'for {count} years' };
const MONTHS: Templates = { fr: 'pour {count} mois', en: 'for {count} months' };
const AHEAD: Templates = {
  fr: 'réservation {count} {days} avant l’ouverture à tous',
  en: 'booking {count} {days} before everybody else',
};
/** What is counted of a right whose unit staff did not write; null where nothing is. */
const UNITS: Record<BenefitKind, Templates | null> = {
  quota: { fr: 'utilisation', en: 'use' },
  vote: { fr: 'voix', en: 'vote' },
  priority: { fr: 'jour', en: 'day' },
  access: null,
};

const filled = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

interface Priced {
  /** Null beside brackets, and in a draft without one. */
  price: Money | null;
  brackets: Pick<PublicBrackets, 'lowest' | 'highest'> | null;
}

/** The price of a tier: « 5 000 € », « de 48 € à 38 500 € », « Gratuit ». */
export const priceWords = ({ price, brackets }: Priced, writing: Writing): string => {
  if (brackets) return rangeWords(brackets, writing);
  if (!price) return UNPRICED[writing.locale];
  return price.amount === 0 ? FREE[writing.locale] : writing.money(price);
};

/** For how long the price holds: « par an », « pour 18 mois »; empty for a year that costs nothing. */
export const periodWords = (
  { price, brackets, term: { months } }: Priced & { term: { months: number } },
  locale: Locale,
): string => {
  const isPaid = brackets ? brackets.highest?.amount !== 0 : Boolean(price?.amount);
  if (months === 12) return isPaid ? YEARLY[locale] : '';
  return months % 12 === 0
    ? filled(YEARS[locale], { count: months / 12 })
    : filled(MONTHS[locale], { count: months });
};

interface Right {
  /** Null in a draft alone. */
  kind: BenefitKind | null;
  unit: string | null;
  /** The language in which the unit is written: it is declined by its rules. */
  locale: Locale;
}

/** How much of a right a tier gives: « 6 séances », « 1 voix »; empty for an access. */
export const allowanceWords = (
  { kind, unit, locale: written }: Right,
  quantity: number | null,
  locale: Locale,
): string => {
  const usual = kind && UNITS[kind];
  if (quantity === null || !usual) return '';
  const counted = unit
    ? pluralOf(unit, quantity, written)
    : pluralOf(usual[locale], quantity, locale);
  return RIGHT_KINDS[kind].atOccasions?.rule === 'ahead'
    ? filled(AHEAD[locale], { count: quantity, days: counted })
    : `${quantity} ${counted}`;
};

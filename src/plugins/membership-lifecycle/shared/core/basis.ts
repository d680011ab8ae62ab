import type { Localised } from '../kernel/common';
import { MEASURES, type Figure, type Figures, type Measure, type TermBracket } from './brackets';

/** What a price by brackets rests on, in words. */

type Locale = keyof Localised;

const SEPARATORS: Localised = { fr: '\u202f', en: ',' };

/** « 38 500 », “38,500”. */
export const grouped = (value: number, locale: Locale): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, SEPARATORS[locale]);

/** « 1 250 000 € », “€1,250,000”, and other measures without the sign. */
const amount = (measure: Measure, value: number, locale: Locale): string => {
  const number = grouped(value, locale);
  if (measure !== 'budget') return number;
  return locale === 'fr' ? `${number}\u00a0€` : `€${number}`;
};

const FIGURES: Record<Measure, (value: number) => Localised> = {
  inhabitants: (value) => ({
    fr: value < 2 ? '{value} habitant en {year}' : '{value} habitants en {year}',
    en: value === 1 ? '{value} inhabitant in {year}' : '{value} inhabitants in {year}',
  }),
  budget: () => ({ fr: 'budget de {value} en {year}', en: 'budget of {value} in {year}' }),
  staff: () => ({ fr: 'effectif de {value} en {year}', en: 'staff of {value} in {year}' }),
};

const BRACKET: Localised = { fr: 'tranche de {from} à {to}', en: 'bracket from {from} to {to}' };
const LAST: Localised = { fr: 'tranche à partir de {from}', en: 'bracket from {from} on' };

const inBoth = (text: Localised, values: (locale: Locale) => Record<string, string>): Localised => {
  const said = (locale: Locale) =>
    text[locale].replace(/\{(\w+)\}/g, (_hole, name: string) => values(locale)[name] ?? '');
  return { fr: said('fr'), en: said('en') };
};

/** « 350 habitants en 2024 » */
export const figureText = (measure: Measure, { value, year }: Figure): Localised =>
  inBoth(FIGURES[measure](value), (locale) => ({
    value: amount(measure, value, locale),
    year: String(year),
  }));

/** All that is known of what an organisation measures. */
export const figureTexts = (figures: Figures): Localised[] =>
  MEASURES.flatMap((measure) => {
    const figure = figures[measure];
    return figure ? [figureText(measure, figure)] : [];
  });

/** « tranche de 200 à 399 » */
export const bracketText = ({
  measure,
  from,
  to,
}: Pick<TermBracket, 'measure' | 'from' | 'to'>): Localised =>
  inBoth(to === null ? LAST : BRACKET, (locale) => ({
    from: amount(measure, from, locale),
    to: to === null ? '' : amount(measure, to, locale),
  }));

/** « 350 habitants en 2024, tranche de 200 à 399 » */
const basisText = (bracket: TermBracket): Localised => {
  const [figure, range] = [figureText(bracket.measure, bracket), bracketText(bracket)];
  return { fr: `${figure.fr}, ${range.fr}`, en: `${figure.en}, ${range.en}` };
};

/** What gave a term its price; null for one price for all, and for dues that staff set. */
export const basisOf = ({
  bracket,
  repricedOn,
}: {
  bracket: TermBracket | null;
  repricedOn: string | null;
}): Localised | null => (bracket && repricedOn === null ? basisText(bracket) : null);

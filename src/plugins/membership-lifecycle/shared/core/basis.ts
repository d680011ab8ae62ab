import type { Localised } from '../kernel/common';
import { inBoth } from '../kernel/in-both';
import { bracketWords, figureWords, type Writing } from './bracket-words';
import { MEASURES, type Figure, type Figures, type Measure, type TermBracket } from './brackets';

/** The basis of a price by brackets, in words: the figure, its year and the bracket. */

type Locale = keyof Localised;

const LOCALES: Localised = { fr: 'fr-FR', en: 'en-GB' };
const IN: Localised = { fr: 'en', en: 'in' };
const ONLY: Localised = { fr: 'tranche unique', en: 'the only bracket' };
const BRACKET: Localised = { fr: 'tranche', en: 'bracket of' };
/** Before a number that no « de » comes before. */
const OF: Localised = { fr: 'tranche des', en: 'bracket of' };

const writing = (locale: Locale): Writing => ({
  locale,
  money: ({ amount, currency }) =>
    (amount / 100).toLocaleString(LOCALES[locale], {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
    }),
});

/** « 350 habitants en 2024 » */
export const figureText = (measure: Measure, { value, year }: Figure): Localised =>
  inBoth((locale) => `${figureWords(measure, value, writing(locale))} ${IN[locale]} ${year}`);

/** All that is known of what an organisation measures. */
export const figureTexts = (figures: Figures): Localised[] =>
  MEASURES.flatMap((measure) => {
    const figure = figures[measure];
    return figure ? [figureText(measure, figure)] : [];
  });

/** « tranche de 200 à 399 habitants », « tranche des 601 habitants et plus » */
export const bracketText = ({
  measure,
  from,
  to,
}: Pick<TermBracket, 'measure' | 'from' | 'to'>): Localised => {
  if (from === 0 && to === null) return ONLY;
  const before = to === null || to === from ? OF : BRACKET;
  return inBoth(
    (locale) => `${before[locale]} ${bracketWords(measure, { from, to }, writing(locale))}`,
  );
};

/** « 350 habitants en 2024, tranche de 200 à 399 habitants » */
const basisText = (bracket: TermBracket): Localised => {
  const [figure, range] = [figureText(bracket.measure, bracket), bracketText(bracket)];
  return { fr: `${figure.fr}, ${range.fr}`, en: `${figure.en}, ${range.en}` };
};

/** The basis of the price of a term; null for one price for all, and for dues that staff set. */
export const basisOf = ({
  bracket,
  repricedOn,
}: {
  bracket: TermBracket | null;
  repricedOn: string | null;
}): Localised | null => (bracket && repricedOn === null ? basisText(bracket) : null);

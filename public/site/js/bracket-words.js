/** Made by `npm run openapi` from src/plugins/membership-lifecycle/shared/core/bracket-words.ts: not to be edited. */
const HARD_SPACE = '\u00a0';
const LOCALES = { fr: 'fr-FR', en: 'en-GB' };
export const FREE = { fr: 'Gratuit', en: 'Free' };
const BY = {
  inhabitants: { fr: 'selon le nombre d’habitants', en: 'by number of inhabitants' },
  budget: { fr: 'selon le budget annuel', en: 'by yearly budget' },
  staff: { fr: 'selon l’effectif', en: 'by number of staff' },
};
/** A single unit, and several. */
const UNITS = {
  inhabitants: { fr: ['habitant', 'habitants'], en: ['inhabitant', 'inhabitants'] },
  budget: { fr: ['de budget', 'de budget'], en: ['of budget', 'of budget'] },
  staff: { fr: ['agent', 'agents'], en: ['member of staff', 'members of staff'] },
};
const PER = {
  inhabitants: { fr: '{rate} par habitant', en: '{rate} per inhabitant' },
  budget: { fr: '{rate} par euro de budget', en: '{rate} per euro of budget' },
  staff: { fr: '{rate} par agent', en: '{rate} per member of staff' },
};
const WHATEVER = {
  inhabitants: {
    fr: 'quel que soit le nombre d’habitants',
    en: 'whatever the number of inhabitants',
  },
  budget: { fr: 'quel que soit le budget', en: 'whatever the budget' },
  staff: { fr: 'quel que soit l’effectif', en: 'whatever the number of staff' },
};
const BETWEEN = { fr: 'de {from} à {to} {unit}', en: '{from} to {to} {unit}' };
const UP_TO = { fr: 'jusqu’à {to} {unit}', en: 'up to {to} {unit}' };
const ONWARDS = { fr: '{from} {unit} et plus', en: '{from} {unit} or more' };
const EXACTLY = { fr: '{from} {unit}', en: '{from} {unit}' };
const AT_MOST = { fr: '{price}, {most} au plus', en: '{price}, at most {most}' };
const RANGE = { fr: 'de {from} à {to}', en: 'from {from} to {to}' };
const FROM = { fr: 'à partir de {from}', en: 'from {from}' };
/** « 38 500 », “38,500”. */
export const inThousands = (value, locale) => value.toLocaleString(LOCALES[locale]);
const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
/** The measure that prices depend on, after the word for them: « selon le nombre d’habitants ». */
export const byMeasure = (measure, locale) => BY[measure][locale];
/** The lowest and the highest price: « de 48 € à 38 500 € »; one of them where both are equal. */
export const rangeWords = ({ lowest, highest }, { locale, money }) => {
  const from = money(lowest);
  if (!highest) return filled(FROM[locale], { from });
  if (highest.amount > lowest.amount) return filled(RANGE[locale], { from, to: money(highest) });
  return highest.amount === 0 ? FREE[locale] : from;
};
/** A number of units: « 12 500 habitants »; euros are written as such: « 12 500 € de budget ». */
const measured = (measure, value, { locale, money }) =>
  measure === 'budget'
    ? money({ amount: value * 100, currency: 'EUR' })
    : inThousands(value, locale);
const unitOf = (measure, value, locale) =>
  UNITS[measure][locale][(locale === 'fr' ? value < 2 : value === 1) ? 0 : 1];
/** The figure of an organisation: « 12 500 habitants », « 1 200 000 € de budget ». */
export const figureWords = (measure, value, writing) =>
  `${measured(measure, value, writing)} ${unitOf(measure, value, writing.locale)}`;
const templateOf = ({ from, to }) => {
  if (to === null) return ONWARDS;
  if (to === from) return EXACTLY;
  return from === 0 ? UP_TO : BETWEEN;
};
/** The organisations of a bracket: « de 200 à 399 habitants », « 601 habitants et plus ». */
export const bracketWords = (measure, { from, to }, writing) => {
  const { locale } = writing;
  if (from === 0 && to === null) return WHATEVER[measure][locale];
  const last = to ?? from;
  return filled(templateOf({ from, to })[locale], {
    from: measured(measure, from, writing),
    to: measured(measure, last, writing),
    unit: unitOf(measure, last, locale),
  });
};
const rateOf = (perUnit, currency, locale) =>
  Number(perUnit).toLocaleString(LOCALES[locale], {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(Number(perUnit)) ? 0 : 2,
    maximumFractionDigits: 6,
  });
/** The price in a bracket: « 67 € », « 100 € + 0,10 € par habitant, 38 500 € au plus ». */
export const bracketPrice = (measure, { price, perUnit, maximum }, { locale, money }) => {
  if (perUnit === null) return price.amount === 0 ? FREE[locale] : money(price);
  const rate = rateOf(perUnit, price.currency, locale);
  const byUnit = filled(PER[measure][locale], { rate });
  const whole = price.amount === 0 ? byUnit : `${money(price)}${HARD_SPACE}+ ${byUnit}`;
  return maximum ? filled(AT_MOST[locale], { price: whole, most: money(maximum) }) : whole;
};

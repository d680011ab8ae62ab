import type { Cents, Locale } from '../../kernel/rules/values';

/** Amounts in words, as public accountants want them beside the figures. */

/** The numbers that can be written in words: below a thousand million. */
const MOST_WHOLE = 999_999_999;

const FRENCH = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  ...['onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit'],
  'dix-neuf',
];
const FRENCH_TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

const ENGLISH = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const ENGLISH_TENS = [
  ...['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
];

const parts = (value: number, unit: number): [number, number] => [
  Math.floor(value / unit),
  value % unit,
];

/** `ends`: the number is last, so that « quatre-vingts » and « deux cents » keep their s. */
const frenchBelow100 = (value: number, ends: boolean): string => {
  if (value < 20) return FRENCH[value];
  if (value < 60 || (value >= 60 && value < 70)) {
    const [tens, rest] = parts(value, 10);
    if (rest === 0) return FRENCH_TENS[tens];
    return `${FRENCH_TENS[tens]}${rest === 1 ? ' et ' : '-'}${FRENCH[rest]}`;
  }
  if (value < 80) return `soixante${value === 71 ? ' et ' : '-'}${FRENCH[value - 60]}`;
  if (value === 80) return ends ? 'quatre-vingts' : 'quatre-vingt';
  return `quatre-vingt-${FRENCH[value - 80]}`;
};

const frenchBelow1000 = (value: number, ends: boolean): string => {
  const [hundreds, rest] = parts(value, 100);
  if (hundreds === 0) return frenchBelow100(rest, ends);
  const cent = hundreds === 1 ? 'cent' : `${FRENCH[hundreds]} cent`;
  if (rest > 0) return `${cent} ${frenchBelow100(rest, ends)}`;
  return hundreds > 1 && ends ? `${cent}s` : cent;
};

const french = (value: number): string => {
  const [millions, below] = parts(value, 1_000_000);
  const [thousands, rest] = parts(below, 1_000);
  const said = [
    // « Million » is a noun, so a number before it keeps its s; « mille » is not.
    millions > 0
      ? `${frenchBelow1000(millions, true)} ${millions > 1 ? 'millions' : 'million'}`
      : '',
    thousands > 1 ? `${frenchBelow1000(thousands, false)} mille` : '',
    thousands === 1 ? 'mille' : '',
    rest > 0 || value === 0 ? frenchBelow1000(rest, true) : '',
  ];
  return said.filter(Boolean).join(' ');
};

const englishBelow100 = (value: number): string => {
  if (value < 20) return ENGLISH[value];
  const [tens, rest] = parts(value, 10);
  return rest === 0 ? ENGLISH_TENS[tens] : `${ENGLISH_TENS[tens]}-${ENGLISH[rest]}`;
};

const englishBelow1000 = (value: number): string => {
  const [hundreds, rest] = parts(value, 100);
  if (hundreds === 0) return englishBelow100(rest);
  const hundred = `${ENGLISH[hundreds]} hundred`;
  return rest === 0 ? hundred : `${hundred} and ${englishBelow100(rest)}`;
};

const english = (value: number): string => {
  if (value === 0) return ENGLISH[0];
  const [millions, below] = parts(value, 1_000_000);
  const [thousands, rest] = parts(below, 1_000);
  const large = [
    millions > 0 ? `${englishBelow1000(millions)} million` : '',
    thousands > 0 ? `${englishBelow1000(thousands)} thousand` : '',
  ]
    .filter(Boolean)
    .join(' ');
  if (rest === 0) return large;
  return [large, large && rest < 100 ? 'and' : '', englishBelow1000(rest)]
    .filter(Boolean)
    .join(' ');
};

/** A whole number in words. */
export const inWords = (value: number, locale: Locale): string => {
  if (!Number.isInteger(value) || value < 0 || value > MOST_WHOLE) {
    throw new RangeError(`No words for ${value}`);
  }
  return locale === 'fr' ? french(value) : english(value);
};

/** « un million d’euros », « deux euros », « cinq cents CHF ». */
const frenchUnit = (whole: number, currency: string): string => {
  const name = currency === 'EUR' ? (whole < 2 ? 'euro' : 'euros') : currency;
  if (whole === 0 || whole % 1_000_000 !== 0) return name;
  return /^[aeiouy]/iu.test(name) ? `d’${name}` : `de ${name}`;
};

const centsName = (cents: number, locale: Locale): string => {
  if (locale === 'fr') return cents > 1 ? 'centimes' : 'centime';
  return cents > 1 ? 'cents' : 'cent';
};

const unit = (whole: number, currency: string, locale: Locale): string => {
  if (locale === 'fr') return frenchUnit(whole, currency);
  if (currency !== 'EUR') return currency;
  return whole === 1 ? 'euro' : 'euros';
};

/** « cinq mille euros et vingt centimes », “five thousand euros and twenty cents”. */
export const amountInWords = (amount: Cents, currency: string, locale: Locale): string => {
  const [whole, cents] = parts(amount, 100);
  const money = `${inWords(whole, locale)} ${unit(whole, currency, locale)}`;
  if (cents === 0) return money;
  const change = `${inWords(cents, locale)} ${centsName(cents, locale)}`;
  if (whole === 0) return change;
  return `${money} ${locale === 'fr' ? 'et' : 'and'} ${change}`;
};

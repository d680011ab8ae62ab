import type { Localised } from './content-api';

/**
 * SIREN and SIRET: the one place that judges them, for forms, files, applications and the APIs. A
 * number is kept as its digits. A body abroad has neither.
 */

export type BusinessNumberReason =
  | 'not-a-siren'
  | 'siren-length'
  | 'siret-for-siren'
  | 'not-a-siret'
  | 'siret-length'
  | 'siren-for-siret'
  | 'siren-siret-mismatch';

export interface BusinessNumberFault {
  reason: BusinessNumberReason;
  params?: { given: number };
}

/** The digits of a number, or why the text is none. */
export type BusinessNumberRead = { value: string } | BusinessNumberFault;

/** Why a number is refused, with what to do. */
export const BUSINESS_NUMBER_TEXTS: Record<BusinessNumberReason, Localised> = {
  'not-a-siren': {
    fr: 'Ce SIREN n’existe pas : un chiffre est sans doute mal recopié. Un organisme étranger n’en a pas.',
    en: 'No such SIREN: a digit was probably mistyped. A body abroad has none.',
  },
  'siren-length': {
    fr: 'Un SIREN compte 9 chiffres ; celui-ci en compte {given}.',
    en: 'A SIREN has 9 digits; this one has {given}.',
  },
  'siret-for-siren': {
    fr: 'C’est un SIRET (quatorze chiffres) : le SIREN est fait de ses neuf premiers.',
    en: 'This is a SIRET (fourteen digits): the SIREN is its first nine.',
  },
  'not-a-siret': {
    fr: 'Ce SIRET n’existe pas : un chiffre est sans doute mal recopié. Un organisme étranger n’en a pas.',
    en: 'No such SIRET: a digit was probably mistyped. A body abroad has none.',
  },
  'siret-length': {
    fr: 'Un SIRET compte 14 chiffres ; celui-ci en compte {given}.',
    en: 'A SIRET has 14 digits; this one has {given}.',
  },
  'siren-for-siret': {
    fr: 'C’est un SIREN (neuf chiffres) : le SIRET de l’établissement en compte quatorze.',
    en: 'This is a SIREN (nine digits): the SIRET of the establishment has fourteen.',
  },
  'siren-siret-mismatch': {
    fr: 'Le SIRET ne commence pas par le SIREN : corriger l’un des deux.',
    en: 'The SIRET does not begin with the SIREN: correct one of them.',
  },
};

/** More characters than anybody types for a number, spaces and marks included. */
export const MOST_NUMBER = 60;

export const SIREN_LENGTH = 9;
export const SIRET_LENGTH = 14;

/**
 * The digits that were typed, whatever spaces, hyphens, dots and slashes group them, full-width ones
 * included; null for any other text. Fewer than three digits after a mark would be decimals.
 */
export const typedDigits = (text: string): string | null => {
  const bare = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  return /^\d+(?:[.\p{Pd}\u2212_/]\d{3,})*$/u.test(bare) ? bare.replace(/\D/g, '') : null;
};

const sum = (digits: readonly number[]): number =>
  digits.reduce((total, digit) => total + digit, 0);

/** Whether digits satisfy Luhn's checksum. */
const holdsLuhn = (text: string): boolean => {
  const digits = [...text].reverse().map(Number);
  const doubled = digits.map((digit, at) => (at % 2 === 0 ? digit : (digit * 2) % 9 || digit));
  return sum(doubled) % 10 === 0;
};

/** Nine zeros satisfy the checksum, and are nobody's number. */
const isSiren = (digits: string): boolean =>
  digits.length === SIREN_LENGTH && Number(digits) > 0 && holdsLuhn(digits);

const LA_POSTE = '356000000';
const LA_POSTE_HEAD_OFFICE = '35600000000048';

/** La Poste has more establishments than Luhn's key allows: their digits add up to a multiple of 5. */
const holdsSiret = (digits: string): boolean =>
  digits.startsWith(LA_POSTE) && digits !== LA_POSTE_HEAD_OFFICE
    ? sum([...digits].map(Number)) % 5 === 0
    : holdsLuhn(digits);

/** Both checksums: one alone lets one of ten wrong numbers pass. */
const isSiret = (digits: string): boolean =>
  digits.length === SIRET_LENGTH && isSiren(sirenOf(digits)) && holdsSiret(digits);

/** The SIREN of the body to which the establishment of a SIRET belongs. */
export const sirenOf = (siret: string): string => siret.slice(0, SIREN_LENGTH);

/** A SIRET as it is read: the SIREN in threes, then the establishment. */
export const formatSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

/** Whether a SIREN and a SIRET may be of one body; true when either is missing. */
export const areOfOneBody = (siren?: string | null, siret?: string | null): boolean =>
  !siren || !siret || sirenOf(siret) === siren;

/** The SIREN in a text that somebody typed. */
export const readSiren = (text: string): BusinessNumberRead => {
  const digits = typedDigits(text);
  if (digits === null) return { reason: 'not-a-siren' };
  if (isSiren(digits)) return { value: digits };
  if (isSiret(digits)) return { reason: 'siret-for-siren' };
  return digits.length === SIREN_LENGTH
    ? { reason: 'not-a-siren' }
    : { reason: 'siren-length', params: { given: digits.length } };
};

/** The SIRET in a text that somebody typed. */
export const readSiret = (text: string): BusinessNumberRead => {
  const digits = typedDigits(text);
  if (digits === null) return { reason: 'not-a-siret' };
  if (isSiret(digits)) return { value: digits };
  if (isSiren(digits)) return { reason: 'siren-for-siret' };
  return digits.length === SIRET_LENGTH
    ? { reason: 'not-a-siret' }
    : { reason: 'siret-length', params: { given: digits.length } };
};

/** The digits of a SIRET that was judged before; null for a blank text. */
export const siretDigits = (text: string | null | undefined): string | null =>
  (text && typedDigits(text)) || null;

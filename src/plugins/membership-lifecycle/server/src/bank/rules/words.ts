import { folded } from '../../kernel/rules/import/folding';

/** The words of names and labels, as banks shorten them. */

const SHORT: Record<string, readonly string[]> = {
  st: ['saint'],
  ste: ['sainte'],
  sts: ['saints'],
  mairie: ['commune'],
  ville: ['commune'],
  com: ['commune'],
  cne: ['commune'],
  cc: ['communaute', 'communes'],
  ca: ['communaute', 'agglomeration'],
  cu: ['communaute', 'urbaine'],
  comcom: ['communaute', 'communes'],
  agglo: ['agglomeration'],
  metro: ['metropole'],
  dept: ['departement'],
  dep: ['departement'],
  synd: ['syndicat'],
  cdg: ['centre', 'gestion'],
};

/** Words that labels leave out. */
const LEFT_OUT = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'd',
  'l',
  'et',
  'en',
  'a',
  'au',
  'aux',
]);

export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .flatMap((word) => SHORT[word] ?? [word])
    .filter((word) => word !== '' && !LEFT_OUT.has(word));

/** Words that say which kind of body it is. */
const KINDS = new Set([
  ...['commune', 'communaute', 'communes', 'agglomeration', 'urbaine', 'metropole'],
  ...['departement', 'region', 'syndicat', 'mixte', 'conseil', 'departemental', 'regional'],
]);

/** The words of a name without those of its kind: the place alone. */
export const placeOf = (words: readonly string[]): string[] => {
  const first = words.findIndex((word) => !KINDS.has(word));
  return first <= 0 ? [] : words.slice(first);
};

/** Offices that pay for many bodies: the place in their name is not the payer. */
const OFFICES = new Set([
  ...[
    'tresorerie',
    'tresor',
    'treso',
    'trs',
    'sgc',
    'sip',
    'drfip',
    'ddfip',
    'dgfip',
    'perception',
  ],
  ...['paierie', 'finances', 'publiques'],
]);

export const isOffice = (word: string | undefined): boolean =>
  word !== undefined && OFFICES.has(word);

/** Letters and digits alone, as numbers are compared. */
export const compact = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** The pieces of letters and digits of a text, in capitals. */
export const piecesOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .match(/[0-9A-Z]+/g) ?? [];

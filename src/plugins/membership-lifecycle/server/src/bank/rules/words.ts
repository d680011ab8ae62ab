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

/** The kinds of bodies besides, by which a name is known that a bank cut. */
const MORE_KINDS = new Set(['association', 'ccas', 'sas', 'sarl']);

export const isKind = (word: string): boolean => KINDS.has(word) || MORE_KINDS.has(word);

/** Other words with which the name of a body begins, whoever it is. */
const BODIES = new Set([
  ...['societe', 'sasu', 'sa', 'sci', 'scop', 'scic', 'eurl', 'ets', 'etablissements'],
  ...['etablissement', 'entreprise', 'groupe', 'groupement', 'gie', 'gip', 'cooperative'],
  ...['fondation', 'federation', 'union', 'mutuelle', 'comite', 'cercle', 'club', 'amicale'],
  ...['regie', 'office', 'agence', 'chambre', 'prefecture', 'region'],
  ...['sivom', 'sivu', 'sictom', 'smictom', 'petr', 'pole', 'sdis', 'ehpad', 'hopital'],
  ...['universite', 'lycee', 'college', 'ecole', 'institut', 'bibliotheque', 'mediatheque'],
  ...['musee', 'theatre', 'paroisse', 'diocese'],
]);

export const isBody = (word: string): boolean => isKind(word) || BODIES.has(word);

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

/** Whether a bank that cut a text may have left the beginning of an office. */
export const beginsOffice = (beginning: string): boolean =>
  [...OFFICES].some((word) => word.startsWith(beginning));

/** A text in capitals, without accents, with plain apostrophes. */
export const plainOf = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();

/** The words that banks write before the payer. */
const OF_BANK = new Set([
  ...['vir', 'virement', 'sepa', 'inst', 'recu', 'm', 'mme', 'emetteur', 'monsieur'],
]);

export interface NameWord {
  word: string;
  /** The place of what it was written as among the runs of letters and digits of the text. */
  at: number;
  /** Whether it goes on with the word before: by a hyphen, an apostrophe, or « de », « sur ». */
  isJoined: boolean;
  isOfBank: boolean;
}

const SHORT_IN_NAMES: Record<string, readonly string[]> = {
  ...SHORT,
  departemental: ['departement'],
  dpt: ['departement'],
  conseil: [],
  s: ['sur'],
  asso: ['association'],
  assoc: ['association'],
};

/** The words of a text with what joins them, as names stand in it. */
export const nameWordsOf = (text: string): NameWord[] => {
  const words: NameWord[] = [];
  let [end, isLinked] = [0, false];
  const plain = plainOf(text).toLowerCase();
  [...plain.matchAll(/[a-z]+|\d+/g)].forEach((found, at) => {
    const gap = plain.slice(end, found.index);
    end = found.index + found[0].length;
    if (LEFT_OUT.has(found[0])) {
      isLinked = true;
      return;
    }
    const full = SHORT_IN_NAMES[found[0]] ?? [found[0]];
    const isJoined = isLinked || gap === '-' || gap === "'" || full[0] === 'sur';
    const isOfBank = OF_BANK.has(found[0]);
    words.push(
      ...full.map((word, part) => ({ word, at, isJoined: part === 0 && isJoined, isOfBank })),
    );
    isLinked = false;
  });
  return words;
};

/** Whether words begin with those of another name. */
export const startsWith = (words: readonly string[], beginning: readonly string[]): boolean =>
  beginning.length > 0 && beginning.every((word, at) => words[at] === word);

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

import type { Payer } from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';

/** How a person recognises members by their names in a line, as banks shorten and cut them. */

export interface Word {
  text: string;
  /** Whether it is joined to the word before: by a hyphen, or by « de », « d’ », « sur ». */
  joined: boolean;
}

const SHORT: Record<string, string[]> = {
  ST: ['SAINT'],
  STE: ['SAINTE'],
  CC: ['COMMUNAUTE', 'COMMUNES'],
  CA: ['COMMUNAUTE', 'AGGLOMERATION'],
  CU: ['COMMUNAUTE', 'URBAINE'],
  COM: ['COMMUNE'],
  CNE: ['COMMUNE'],
  VILLE: ['COMMUNE'],
  MAIRIE: ['COMMUNE'],
  DPT: ['DEPARTEMENT'],
  DEPT: ['DEPARTEMENT'],
  DEPARTEMENTAL: ['DEPARTEMENT'],
  CONSEIL: [],
  S: ['SUR'],
  ASSOC: ['ASSOCIATION'],
  ASSO: ['ASSOCIATION'],
};
const LINKS = new Set(['D', 'DE', 'DU', 'DES', 'LA', 'LE', 'LES', 'L', 'ET', 'EN', 'AUX']);
/** The words of a name that say a kind of body, not which. */
const KINDS = new Set(
  'COMMUNE COMMUNAUTE COMMUNES AGGLOMERATION URBAINE DEPARTEMENT SYNDICAT MIXTE CCAS ASSOCIATION SAS SARL'.split(
    ' ',
  ),
);
/** What banks put before the payer. */
const BEFORE = new Set([
  'VIR',
  'VIREMENT',
  'SEPA',
  'INST',
  'RECU',
  'M',
  'MME',
  'EMETTEUR',
  'MONSIEUR',
]);
/** So many letters of a place say it, though the rest was cut. */
const TELLING = 5;

export const wordsIn = (text: string): Word[] => {
  const words: Word[] = [];
  let link = false;
  let end = 0;
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();
  for (const found of plain.matchAll(/[A-Z]+|\d+/g)) {
    const before = plain.slice(end, found.index);
    end = found.index + found[0].length;
    if (LINKS.has(found[0])) {
      link = true;
      continue;
    }
    const full = Object.hasOwn(SHORT, found[0]) ? SHORT[found[0]] : [found[0]];
    const joined = link || before === '-' || before === "'" || full[0] === 'SUR';
    words.push(...full.map((one, at) => ({ text: one, joined: at === 0 && joined })));
    link = false;
  }
  return words;
};

const namesOf = ({ name, formerNames }: Payer): string[][] =>
  [name, ...formerNames].map((one) => wordsIn(one).map(({ text }) => text));

/** Whether one name goes on as another does: « Saint-Martin » and « Saint-Martin-d’Hères ». */
export const beginsAs = (one: Payer, other: Payer): boolean =>
  namesOf(one).some((name) =>
    namesOf(other).some(
      (longer) =>
        name.every((word, at) => longer[at] === word) ||
        placeOf(name).every((word, at) => placeOf(longer)[at] === word),
    ),
  );

const placeOf = (name: readonly string[]): string[] => name.filter((word) => !KINDS.has(word));

const stands = (words: readonly Word[], at: number, name: readonly string[]): boolean =>
  name.length > 0 && name.every((word, n) => words[at + n]?.text === word);

/** The members that are named in full in a text: those that each place of it fits. */
export const namedIn = (words: readonly Word[], payers: readonly Payer[]): Payer[][] => {
  const found = payers.flatMap((payer) =>
    namesOf(payer).flatMap((name) =>
      words.flatMap((_, at) =>
        stands(words, at, name) ? [{ payer, at, end: at + name.length }] : [],
      ),
    ),
  );
  const whole = found.filter(
    ({ at, end }) =>
      !(words[end]?.joined && /^[A-Z]/.test(words[end].text)) &&
      !found.some((other) => other.at <= at && other.end >= end && other.end - other.at > end - at),
  );
  return [...new Set(whole.map(({ at }) => at))].map((start) =>
    whole.filter(({ at }) => at === start).map(({ payer }) => payer),
  );
};

const withoutBank = (words: readonly Word[]): Word[] => {
  const first = words.findIndex(({ text }) => !BEFORE.has(text));
  return first < 0 ? [] : words.slice(first);
};

/** The members with whose place alone a field begins, and does not go on. */
export const placedIn = (words: readonly Word[], payers: readonly Payer[]): Payer[] => {
  const said = withoutBank(words);
  return payers.filter((payer) =>
    namesOf(payer).some((name) => {
      const place = placeOf(name);
      const after = said[place.length];
      return stands(said, 0, place) && !(after?.joined && /^[A-Z]/.test(after.text));
    }),
  );
};

/** The members whose names a field begins to say at its end, enough of them to know who is meant. */
export const cut = (words: readonly Word[], payers: readonly Payer[]): Payer[] => {
  const texts = words.map(({ text }) => text);
  const starts = texts.flatMap((text, at) =>
    KINDS.has(text) && !KINDS.has(texts[at - 1] ?? '') ? [at] : [],
  );
  const start = starts.at(-1);
  if (start === undefined) return [];
  const tail = texts.slice(start).join(' ');
  if (placeOf(texts.slice(start)).join('').length < TELLING) return [];
  return payers.filter((payer) => namesOf(payer).some((name) => name.join(' ').startsWith(tail)));
};

/** Words with which the name of a body begins, member or not. */
const BODIES = new Set(
  `COMMUNE COMMUNAUTE DEPARTEMENT SYNDICAT CCAS ASSOCIATION SAS SARL SOCIETE SA SCI EURL REGION
   FONDATION REGIE FEDERATION OFFICE MUTUELLE CLUB COMITE ENTREPRISE SIVOM ETABLISSEMENTS`.split(
    /\s+/,
  ),
);
/** Words that go on behind a kind of body and are no name of one. */
const NO_NAMES =
  /^(\d+|MANDAT\w*|MDT|BORD\w*|MOTIF|LIB|APPEL|COTIS\w*|ADHESION|FACT\w*|N|NO|REF|V|VOTRE|IBAN|TEL|NOTPROVIDED)$/;
const OFFICES = new Set(['TRESORERIE', 'SGC', 'PAIERIE']);

/** Whether a field names a body of another name than those of some members, whoever it is. */
export const namesStranger = (words: readonly Word[], meant: readonly Payer[]): boolean => {
  const texts = words.map(({ text }) => text);
  const own = meant.flatMap(namesOf);
  const isOwn = (at: number): boolean =>
    own.some((name) => {
      const rest = texts.slice(at);
      const isWhole = stands(words, at, name) && !words[at + name.length]?.joined;
      // As far as the bank left room.
      return isWhole || name.join(' ').startsWith(rest.join(' '));
    });
  return texts.some((text, at) => {
    if (!BODIES.has(text) || BODIES.has(texts[at - 1] ?? '')) return false;
    const said = texts.slice(at).find((word) => !BODIES.has(word) && !KINDS.has(word));
    if (said === undefined || NO_NAMES.test(said)) return false;
    return !OFFICES.has(texts[at - 1] ?? '') && !isOwn(at);
  });
};

import type { Index } from './evidence';
import { namedBy, tailOf, type Said } from './naming';
import { beginsIdle, isOpen, isPaper, tokensOf, withoutAccounts, type Text } from './saying';
import type { LineToMatch, Payer } from './types';
import { beginsOffice, isBody, isOffice, nameWordsOf, plainOf, type NameWord } from './words';

/**
 * What of the words of a line is understood, when it would pay for some members: their names, offices
 * with their seats, the bank's words and ours. What is left names somebody else or says something else.
 */

/** A shorter text is whole: no bank cuts at less. */
const LEAST_CUT = 24;
/** Words of an office, and of a place, behind which the place goes on. */
const OF_OFFICE = new Set(['centre', 'municipale', 'municipal', 'departementale', 'regionale']);
/** The place of the payer among the texts of a line. */
const PAYER = 1;
const GOING_ON = new Set(['saint', 'sainte', 'saints']);

/** A text of a line as it stands, whoever is meant. */
interface Read {
  tokens: Text['tokens'];
  words: readonly NameWord[];
  /** The words of its first field: a label, before its details. */
  field: readonly NameWord[];
  /** What a bank may have cut at the end of the field; null when it had room. */
  cut: { tail: ReturnType<typeof tailOf>; idle: NameWord[] } | null;
  /** The members that are named at each place of it, and those with whose place alone it begins. */
  full: Said[][];
  placed: Said[];
  /** The words of the association's own name, which says whom the money is for. */
  own: NameWord[];
}

export interface Understood extends Text, Read {}

const isOfOffice = (word: NameWord | undefined): boolean =>
  word !== undefined && OF_OFFICE.has(word.word);

/** The words of offices, and of the places where they are. */
const officesIn = (text: Text, words: readonly NameWord[], isPayer: boolean): NameWord[] => {
  const isPlace = (word: NameWord | undefined): boolean =>
    word !== undefined && !isBody(word.word) && isOpen(text, word.at) && !isPaper(text, word.at);
  const goesOn = (at: number): boolean =>
    isPayer || words[at].isJoined || GOING_ON.has(words[at - 1].word);
  const seatEnd = (from: number): number => {
    let to = isPlace(words[from]) ? from + 1 : from;
    while (isPlace(words[to]) && goesOn(to)) to += 1;
    return isOfOffice(words[to]) ? to + 1 : to;
  };
  return words.flatMap(({ word }, from) => {
    if (!isOffice(word) || isOffice(words[from - 1]?.word)) return [];
    let to = from + 1;
    while (isOffice(words[to]?.word) || isOfOffice(words[to])) to += 1;
    const begin = isOfOffice(words[from - 1]) ? from - 1 : from;
    // The one of the whole country has no seat.
    return words.slice(begin, word === 'dgfip' ? to : seatEnd(to));
  });
};

/** The words that say one of some names in full. */
const sayingIn = (words: readonly NameWord[], names: Index['own']): NameWord[] =>
  words.flatMap((_, from) =>
    names.flatMap((name) => {
      const said = words.slice(from, from + name.length);
      return name.every((word, at) => said[at]?.word === word) ? said : [];
    }),
  );

const namesOf = ({ name, formerNames }: Payer): string[] =>
  [name, ...formerNames].map((one) =>
    nameWordsOf(one)
      .map(({ word }) => word)
      .join(' '),
  );

/** The last word of a text, if it begins one that says nothing, or one that the line says elsewhere. */
const idleEnd = (words: readonly NameWord[], rest: string): NameWord[] => {
  const last = words.at(-1);
  if (!last) return [];
  const said = last.word.toUpperCase();
  const goesOn = rest.split(/[^A-Z]+/).some((word) => word !== said && word.startsWith(said));
  return goesOn || beginsIdle(said) || beginsOffice(last.word) ? [last] : [];
};

const readText = (text: string, label: string, rest: string, index: Index): Read => {
  const tokens = tokensOf(text);
  const words = nameWordsOf(text);
  const length = label === text ? tokens.length : tokensOf(label).length;
  const field = words.filter(({ at }) => at < length);
  const { full, placed } = namedBy(words, index);
  const isCut = label.length >= LEAST_CUT;
  return {
    ...{ tokens, words, field, placed },
    own: sayingIn(words, index.own),
    // At the end of its label a name does not go on.
    full: field.length < words.length ? [...full, ...namedBy(field, index).full] : full,
    cut: isCut ? { tail: tailOf(field), idle: idleEnd(field, rest) } : null,
  };
};

/** The texts of a line: of its label with its details, of its payer, and of its reference. */
export const readTexts = (
  { label, details, counterparty, reference }: LineToMatch,
  index: Index,
  /** Leaves out what has the form of a number of a call and is none. */
  hide: (text: string) => string,
): Read[] => {
  const clean = (text: string): string => withoutAccounts(hide(plainOf(text)));
  const [said, payer] = [clean(`${label} ${details}`), clean(counterparty)];
  return [
    readText(said, clean(label), `${clean(details)} ${payer}`, index),
    readText(payer, payer, said, index),
    readText(clean(reference), '', '', index),
  ];
};

/** Texts with the places of the words that name the members who are meant, and offices. */
export const understoodIn = (
  read: readonly Read[],
  meant: ReadonlySet<string>,
  { payers }: Index,
): Understood[] => {
  const names = [...meant].flatMap((id) => {
    const payer = payers.get(id);
    return payer ? namesOf(payer) : [];
  });
  const texts = read.map((one, place): Understood => {
    const { tokens, words, field, cut, full, placed, own } = one;
    const said = [...full.flat(), ...placed].filter(({ name }) =>
      meant.has(name.payer.membershipId),
    );
    const tail = cut?.tail;
    const isTail = tail ? names.some((name) => name.startsWith(tail.said)) : false;
    const named = [
      ...own,
      ...said.flatMap(({ from, to }) => words.slice(from, to)),
      ...(tail && isTail ? field.slice(tail.from) : (cut?.idle ?? [])),
    ];
    const naming = new Set(named.map(({ at }) => at));
    // A seat ends with its label: the details begin anew.
    const offices = [field, words.slice(field.length)].flatMap((part) =>
      officesIn({ tokens, naming }, part, place === PAYER),
    );
    for (const { at } of offices) naming.add(at);
    return { ...one, naming };
  });
  // What is understood as the payer is so where the label repeats it.
  const [first, ofPayer] = texts;
  const known = new Set([...ofPayer.naming].map((at) => ofPayer.tokens[at].text));
  const repeated = first.tokens.flatMap(({ text }, at) => (known.has(text) ? [at] : []));
  return [{ ...first, naming: new Set([...first.naming, ...repeated]) }, ...texts.slice(1)];
};

/** The first word that is not understood; what the bank calls a transfer by is no word. */
export const openWord = ([said, payer]: readonly Understood[]): string | null => {
  for (const text of [payer, said]) {
    const at = text.tokens.findIndex((_, place) => isOpen(text, place));
    if (at >= 0) return text.tokens[at].text;
  }
  return null;
};

/**
 * Whether a line names one of the members in full, and not the beginning of a longer name: one that
 * stands at the end of a label that may be cut is judged by the payer's own field.
 */
export const isNamedIn = (texts: readonly Understood[], meant: ReadonlySet<string>): boolean =>
  texts.some((text, place) =>
    text.full.flat().some(({ name, to }) => {
      const next = text.words[to];
      const goesOn = next && isOpen(text, next.at) && !isPaper(text, next.at);
      const isCut = text.cut !== null && to === text.field.length && place !== PAYER;
      const isJudged = isCut && texts[PAYER].words.length > 0;
      return meant.has(name.payer.membershipId) && !goesOn && !isJudged;
    }),
  );

/** A body that a text names by its kind and a name that is understood as nothing else; null without one. */
export const strangerIn = (text: Understood): string | null => {
  const { words, naming } = text;
  const isStrange = (at: number): boolean =>
    words[at] !== undefined && isOpen(text, words[at].at) && !isPaper(text, words[at].at);
  const from = words.findIndex(({ word, at }, place) => {
    if (!isBody(word) || naming.has(at)) return false;
    let next = place + 1;
    while (words[next] && isBody(words[next].word)) next += 1;
    return isStrange(next);
  });
  if (from < 0) return null;
  let to = from;
  while (isStrange(to)) to += 1;
  const tokens = text.tokens.slice(words[from].at, words[to - 1].at + 1);
  return tokens.map((token, at) => (at === 0 ? '' : token.gap) + token.text).join('');
};

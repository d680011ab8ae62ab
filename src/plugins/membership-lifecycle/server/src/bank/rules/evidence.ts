import type { MatchReason } from '../../../../shared/bank/bank';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { FreeReceipt, Known, LineToMatch, OpenCall, Payer } from './types';
import {
  compact,
  isKind,
  isOffice,
  nameWordsOf,
  piecesOf,
  placeOf,
  plainOf,
  wordsOf,
} from './words';

/** What of the words of a line names calls, payments and payers. */

/** Pieces of a line that are looked at, and how many of them a number may be cut into. */
const MOST_PIECES = 400;
const MOST_CUTS = 5;

/** How well something names a payer: a number that is its own, its whole name, its place alone. */
export const STRONG = 3;
export const NAMED = 2;
const PLACED = 1;

interface NamedPayer {
  payer: Payer;
  words: string[];
  rule: 'name' | 'former-name' | 'name-part';
  name: string;
}

/** A name of a member, in words, and the words of its place alone. */
export interface Name {
  payer: Payer;
  words: string[];
  place: string[];
}

/** Everything that lines are compared with, by the words that name it; made once for many lines. */
export interface Index {
  calls: Map<string, OpenCall[]>;
  receipts: Map<string, FreeReceipt[]>;
  callsOf: Map<string, OpenCall[]>;
  callsByAmount: Map<number, OpenCall[]>;
  receiptsByAmount: Map<number, FreeReceipt[]>;
  refundsByAmount: Map<number, FreeReceipt[]>;
  numbers: Map<string, { payer: Payer; rule: 'siret' | 'siren' | 'reference' }[]>;
  names: Map<string, NamedPayer[]>;
  payers: Map<string, Payer>;
  /** The names of members by their first two words, and by those of their place. */
  whole: Map<string, Name[]>;
  placed: Map<string, Name[]>;
  /** The same in the order of their texts, so that those that begin alike are found. */
  sorted: { text: string; name: Name }[];
  /** The letters before the numbers of calls. */
  prefixes: Set<string>;
  /** The names of the association, in words. */
  own: string[][];
  today: Day;
}

const add = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

/** Names are found by their first two words. */
export const startOf = (words: readonly string[]): string => words.slice(0, 2).join(' ');

const nameInto = (names: Index['names'], payer: Payer, name: string, isFormer: boolean): void => {
  const words = wordsOf(name);
  const whole = words.length > 1 || (words[0]?.length ?? 0) > 4;
  const rule = isFormer ? 'former-name' : 'name';
  if (whole) add(names, startOf(words), { payer, words, rule, name });
  const place = placeOf(words);
  if (place.join('').length > 3) {
    add(names, startOf(place), { payer, words: place, rule: 'name-part', name });
  }
};

export const indexOf = ({ calls, receipts, refunds, payers, own, today }: Known): Index => {
  const index: Index = {
    calls: new Map(),
    receipts: new Map(),
    callsOf: new Map(),
    callsByAmount: new Map(),
    receiptsByAmount: new Map(),
    refundsByAmount: new Map(),
    numbers: new Map(),
    names: new Map(),
    payers: new Map(payers.map((payer) => [payer.membershipId, payer])),
    whole: new Map(),
    placed: new Map(),
    sorted: [],
    prefixes: new Set(),
    own: own
      .map((name) => nameWordsOf(name).map(({ word }) => word))
      .filter((words) => words.length > 0),
    today,
  };
  const numbers = [
    ...calls.map(({ number }) => number ?? ''),
    ...receipts.flatMap((one) => one.numbers),
  ];
  for (const number of numbers) index.prefixes.add(plainOf(number).replace(/\d{4}-\d+$/, ''));
  // The first due day first, everywhere.
  for (const call of [...calls].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))) {
    if (call.number) add(index.calls, compact(call.number), call);
    add(index.callsOf, call.membershipId, call);
    add(index.callsByAmount, call.left, call);
  }
  for (const receipt of receipts) {
    for (const number of receipt.numbers) add(index.receipts, compact(number), receipt);
    add(index.receiptsByAmount, receipt.amount, receipt);
  }
  for (const refund of refunds) add(index.refundsByAmount, refund.amount, refund);
  for (const payer of payers) {
    add(index.numbers, compact(payer.reference), { payer, rule: 'reference' });
    if (payer.siren) add(index.numbers, payer.siren, { payer, rule: 'siren' });
    for (const siret of new Set(payer.sirets)) add(index.numbers, siret, { payer, rule: 'siret' });
    nameInto(index.names, payer, payer.name, false);
    for (const name of payer.formerNames) nameInto(index.names, payer, name, true);
    for (const said of [payer.name, ...payer.formerNames]) {
      const words = nameWordsOf(said).map(({ word }) => word);
      const name = { payer, words, place: words.filter((word) => !isKind(word)) };
      add(index.whole, startOf(words), name);
      add(index.placed, startOf(name.place), name);
      index.sorted.push({ text: words.join(' '), name });
    }
  }
  index.sorted.sort((a, b) => (a.text < b.text ? -1 : 1));
  return index;
};

export interface Evidence {
  /** The calls whose numbers the line says. */
  calls: OpenCall[];
  /** The payments on calls whose numbers it says. */
  receipts: FreeReceipt[];
  /** Those that it names, with how well and by what. */
  payers: Map<string, { strength: number; reason: MatchReason }>;
}

const DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** Whether digits that stand alone are a date as well: `20261231` is the end of a year. */
const isDate = (digits: string): boolean => {
  const [, year, month, day] = DATE.exec(digits) ?? [];
  return year !== undefined && isDay(`${year}-${month}-${day}`);
};

/** A text that some pieces behind each other make, from the first to the last. */
interface Candidate {
  text: string;
  from: number;
  to: number;
}

/**
 * Those of some texts that pieces behind each other make, as numbers are cut by spaces, marks and the
 * ends of records; letters before the first digits may be a word that was written against it.
 */
const candidatesOf = (text: string, isKnown: (candidate: string) => boolean): Candidate[] => {
  const pieces = piecesOf(text).slice(0, MOST_PIECES);
  const found: Candidate[] = [];
  pieces.forEach((piece, from) => {
    const letters = Math.max(0, piece.search(/\d/));
    let whole = '';
    for (let to = from; to < pieces.length && to < from + MOST_CUTS; to += 1) {
      whole += pieces[to];
      // A number has one mark: a date has none, or two.
      const mayBeDate = to - from !== 1;
      for (const one of letters === 0 ? [whole] : [whole, whole.slice(letters)]) {
        if (isKnown(one) && !(mayBeDate && isDate(one))) found.push({ text: one, from, to });
      }
    }
  });
  return found;
};

/** Those that are no part of the number of a membership, which has the form of a call's. */
const ofCalls = (candidates: readonly Candidate[], { numbers }: Index): Set<string> => {
  const references = candidates.filter(({ text }) =>
    numbers.get(text)?.some(({ rule }) => rule === 'reference'),
  );
  const isPart = ({ text, from, to }: Candidate): boolean =>
    references.some((one) => one.from <= to && from <= one.to && one.text.length > text.length);
  return new Set(candidates.filter((one) => !isPart(one)).map(({ text }) => text));
};

const note = (
  payers: Evidence['payers'],
  { membershipId }: Payer,
  strength: number,
  reason: MatchReason,
): void => {
  const known = payers.get(membershipId);
  // A SIRET says the SIREN as well.
  const isBetter = known && known.strength === strength && reason.rule === 'siret';
  if (!known || known.strength < strength || isBetter) {
    payers.set(membershipId, { strength, reason });
  }
};

const STRENGTH_OF = { name: NAMED, 'former-name': NAMED, 'name-part': PLACED } as const;

/** The names that stand in a text; one that is a part of a longer one is not said. */
const namesIn = (text: string, { names }: Index) => {
  const words = wordsOf(text).slice(0, MOST_PIECES);
  const found: { from: number; to: number; named: NamedPayer }[] = [];
  words.forEach((word, from) => {
    if (isOffice(words[from - 1]) || isOffice(words[from - 2])) return;
    const starts = [
      ...(names.get(`${word} ${words[from + 1] ?? ''}`) ?? []),
      ...(names.get(word) ?? []),
    ];
    for (const named of starts) {
      const isThere = named.words.every((one, at) => words[from + at] === one);
      if (isThere) found.push({ from, to: from + named.words.length, named });
    }
  });
  return found.filter(
    ({ from, to }) =>
      !found.some(
        (other) => other.from <= from && other.to >= to && other.to - other.from > to - from,
      ),
  );
};

const textsOf = ({ label, details, reference, counterparty }: LineToMatch): string[] => [
  label,
  details,
  reference,
  counterparty,
];

/** Those of some calls whose numbers a line says. */
export const numberedIn = <Call>(
  line: LineToMatch,
  calls: ReadonlyMap<string, Call>,
  index: Index,
): Call[] =>
  [
    ...ofCalls(
      candidatesOf(textsOf(line).join(' '), (one) => calls.has(one) || index.numbers.has(one)),
      index,
    ),
  ].flatMap((candidate) => calls.get(candidate) ?? []);

/** What a line says. */
export const evidenceOf = (line: LineToMatch, index: Index): Evidence => {
  const texts = textsOf(line);
  const [calls, receipts] = [new Set<OpenCall>(), new Set<FreeReceipt>()];
  const payers: Evidence['payers'] = new Map();
  // Together, since a bank cuts a text between its label and its details.
  const candidates = candidatesOf(
    texts.join(' '),
    (one) => index.calls.has(one) || index.receipts.has(one) || index.numbers.has(one),
  );
  for (const candidate of ofCalls(candidates, index)) {
    for (const call of index.calls.get(candidate) ?? []) calls.add(call);
    for (const receipt of index.receipts.get(candidate) ?? []) receipts.add(receipt);
  }
  for (const { text } of candidates) {
    for (const { payer, rule } of index.numbers.get(text) ?? []) {
      note(payers, payer, STRONG, { rule, params: { number: text } });
    }
  }
  for (const text of texts) {
    for (const { named } of namesIn(text, index)) {
      const { payer, rule, name } = named;
      note(payers, payer, STRENGTH_OF[rule], { rule, params: { name } });
    }
  }
  return {
    calls: [...calls].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    receipts: [...receipts],
    payers,
  };
};

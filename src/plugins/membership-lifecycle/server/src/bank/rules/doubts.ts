import type { MatchReason, MatchRule } from '../../../../shared/bank/bank';
import { daysBetween } from '../../kernel/rules/calendar';
import { STRONG, type Evidence, type Index, type Name } from './evidence';
import { cutBy } from './naming';
import { numbersSaid, saidStanding } from './saying';
import type { LineToMatch, OpenCall, Payer, Proposed } from './types';
import {
  isNamedIn,
  openWord,
  readTexts,
  strangerIn,
  understoodIn,
  type Understood,
} from './understood';
import { compact, plainOf, startsWith } from './words';

/** Why a person who reads a line would look again at what its numbers and its amount say. */

const NEAR_DAYS = 31;

const WORDS = new RegExp(
  `\\b(${[
    ...['REJETE?E?S?', 'IMPAYE?E?S?', 'RETOURS?', 'RETOURNEE?', 'ANNUL\\w*'],
    ...['(?:VIR\\w*|TRANSFERT) INTERNES?', 'CO?M?PTE A CO?M?PTE'],
    ...['(?:VERS|AUTRE) (?:CO?M?PTE|LIVRET|FR\\d\\d)'],
    ...['ACOMPTES?', 'ERREURS?', 'DOUBLES?', 'DOUBLONS?', 'AVOIRS?', 'REMB\\w*', 'TROP[ -]PERCU'],
    ...['DONS?', 'SUBVENTIONS?', 'PARTIEL\\w*', '1ERE? (?:PARTIE|MOITIE)', 'A VERIFIER', 'LITIGE'],
  ].join('|')})\\b`,
);
const YEAR = /\b(?:COTISATION|COTIS|ADHESION) (20\d\d)\b/g;

const doubt = (rule: MatchRule, params: MatchReason['params'] = {}): MatchReason => ({
  rule,
  params,
});

const unsaid = (number: string): MatchReason => doubt('number-within', { number });

interface Reading {
  line: LineToMatch;
  texts: string[];
  understood: Understood[];
  /** Whether a member who is meant is named in full, or by a number of its own. */
  isNamed: boolean;
  evidence: Evidence;
  index: Index;
}

/** What is doubted of a number: whose it is, or whether it is one. Null when it is not said. */
const ofNumber = ({ understood, isNamed }: Reading, number: string): MatchReason[] | null => {
  const standing = saidStanding(understood, compact(number));
  if (standing === null || standing === 'ours') return standing && [];
  if (standing !== 'bare') {
    return [doubt(standing === 'own' ? 'own-number' : 'number-within', { number })];
  }
  const word = isNamed ? null : openWord(understood);
  return word === null ? [] : [doubt('bare-number', { number, word })];
};

/** What is doubted of how a call is said: by its number, or by its member alone. */
const ofSaying = (
  reading: Reading,
  { membershipId, number, dueOn }: OpenCall,
  level: Proposed['level'],
): MatchReason[] => {
  const said = number === null ? null : ofNumber(reading, number);
  if (said?.length === 0 || level === 'possible') return [];
  if (reading.evidence.payers.get(membershipId)?.strength === STRONG) {
    const years = [dueOn.slice(0, 4), /(\d{4})-\d+$/.exec(number ?? '')?.[1] ?? '9999'];
    const told = reading.texts.flatMap((text) => [...text.matchAll(YEAR)].map(([, year]) => year));
    const earlier = told.find((year) => years.every((one) => year < one));
    return earlier === undefined ? [] : [doubt('earlier-year', { year: earlier })];
  }
  // Proposed by its name alone, a call is not said by a number at all.
  return said ?? (level === 'sure' ? [unsaid(number ?? '')] : []);
};

/** Money of the member that was recorded by hand, on no call or on this one, and may be this. */
const ofRecorded = ({ line, index }: Reading, call: OpenCall): MatchReason[] => {
  const found = (index.receiptsByAmount.get(line.amount) ?? []).find(
    ({ membershipId, on, numbers }) =>
      membershipId === call.membershipId &&
      Math.abs(daysBetween(on, line.bookedOn)) <= NEAR_DAYS &&
      (numbers.length === 0 || numbers.includes(call.number ?? '')),
  );
  return found ? [doubt('perhaps-recorded', { on: found.on })] : [];
};

/** Nobody pays a call that was not issued yet. */
const ofDay = ({ bookedOn }: LineToMatch, { issuedOn }: OpenCall): MatchReason[] =>
  bookedOn < issuedOn ? [doubt('before-call', { on: issuedOn })] : [];

const ofParts = (reading: Reading, { parts, level }: Proposed): MatchReason[] =>
  parts.flatMap(({ duesId, receiptId, membershipId }) => {
    if (receiptId !== null) {
      const { receipts, payers } = reading.evidence;
      const numbers = receipts.find((one) => one.receiptId === receiptId)?.numbers ?? [];
      if (level !== 'sure' || payers.get(membershipId)?.strength === STRONG) return [];
      const said = numbers.map((one) => ofNumber(reading, one));
      if (said.some((one) => one?.length === 0)) return [];
      return said.find((one) => one !== null) ?? [unsaid(numbers[0] ?? '')];
    }
    const call = reading.index.callsOf.get(membershipId)?.find((one) => one.duesId === duesId);
    return call
      ? [
          ...ofSaying(reading, call, level),
          ...ofRecorded(reading, call),
          ...ofDay(reading.line, call),
        ]
      : [];
  });

/** Another number in the form of a call's: of one that is open, paid or cancelled. */
const ofNumbers = ({ line, understood, index }: Reading, { parts }: Proposed): MatchReason[] => {
  const meant = parts.flatMap(({ duesId, receiptId, membershipId }) => [
    ...(index.callsOf.get(membershipId) ?? [])
      .filter((one) => one.duesId === duesId)
      .map(({ number }) => number ?? ''),
    ...(index.receiptsByAmount.get(line.amount) ?? [])
      .filter((one) => one.receiptId === receiptId)
      .flatMap(({ numbers }) => numbers),
  ]);
  const digits = new Set(meant.map((number) => number.replace(/\D/g, '')));
  const other = numbersSaid(understood, index.prefixes).find((one) => !digits.has(one));
  return other === undefined
    ? []
    : [doubt('other-number', { number: `${other.slice(0, 4)}-${other.slice(4)}` })];
};

/** Who is named besides those for whom the money would be. */
const ofNames = (reading: Reading, { parts }: Proposed): MatchReason[] => {
  const { line, understood, isNamed, evidence, index } = reading;
  const ids = new Set(parts.map(({ membershipId }) => membershipId));
  const isMeant = ({ payer }: { payer: Payer }): boolean => ids.has(payer.membershipId);
  const named = understood.flatMap(({ full, placed }) =>
    [...full, placed].map((some) => some.map(({ name }) => name)),
  );
  const own = named.flat().filter(isMeant);
  // A name that the bank cut, and that another text of the line says whole.
  const isCut = ({ words, place }: Name): boolean =>
    own.some((one) => startsWith(one.words, words) || startsWith(one.place, place));
  const others = named.filter(
    (some) => some.length > 0 && !some.some(isMeant) && !some.some(isCut),
  );
  const cut = [line.label, line.counterparty].map((text) => cutBy(text, index));
  const found = [...others, ...cut.filter((some) => some.length > 0 && !some.some(isMeant))].flat();
  const isOwn = [...ids].some((id) => evidence.payers.get(id)?.strength === STRONG);
  const strangers = [...evidence.payers].filter(
    ([id, { strength }]) => strength === STRONG && !ids.has(id),
  );
  const [[stranger] = []] = isOwn ? [] : strangers;
  const unknown = isNamed ? [] : understood.slice(0, 2).flatMap((text) => strangerIn(text) ?? []);
  const [name] = [
    ...found.map(({ payer }) => payer.name),
    ...(stranger === undefined ? [] : [index.payers.get(stranger)?.name ?? '']),
    ...unknown,
  ];
  return name === undefined ? [] : [doubt('other-payer', { name })];
};

const ofWords = ({ texts }: Reading): MatchReason[] => {
  const [word] = texts.flatMap((text) => WORDS.exec(text)?.[0] ?? []);
  return word === undefined ? [] : [doubt('word', { word })];
};

/** What a person would doubt of the proposals for a line. */
export const doubting = (
  line: LineToMatch,
  evidence: Evidence,
  index: Index,
): ((proposed: Proposed) => MatchReason[]) => {
  const { label, details, counterparty, reference } = line;
  const texts = [`${label} ${details}`, counterparty, reference].map(plainOf);
  const isStrong = (id: string): boolean => evidence.payers.get(id)?.strength === STRONG;
  // The number of a membership has the form of a call's.
  const references = [...evidence.payers.keys()]
    .filter(isStrong)
    .map((id) => plainOf(index.payers.get(id)?.reference ?? ''))
    .filter((own) => own !== '');
  const hide = (text: string): string =>
    references.reduce((rest, one) => rest.replaceAll(one, '#'), text);
  const read = readTexts(line, index, hide);
  return (proposed) => {
    const meant = new Set(proposed.parts.map(({ membershipId }) => membershipId));
    const understood = understoodIn(read, meant, index);
    const isNamed = [...meant].some(isStrong) || isNamedIn(understood, meant);
    const reading = { line, texts, understood, isNamed, evidence, index };
    return [
      ...ofParts(reading, proposed),
      ...ofNumbers(reading, proposed),
      ...ofNames(reading, proposed),
      ...ofWords(reading),
      ...(line.bookedOn > index.today ? [doubt('future-day')] : []),
      ...(line.alike ? [doubt('alike')] : []),
      ...(line.undone ? [doubt('undone')] : []),
    ];
  };
};

import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type {
  FreeReceipt,
  Known,
  LineToMatch,
  OpenCall,
  Payer,
  Proposed,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';
import { daysApart } from '../days';
import { beginsAs, cut, namedIn, namesStranger, placedIn, wordsIn } from './second-reader-names';
import { numbersIn, type Mention } from './second-reader-numbers';

/**
 * A second reader of lines of the bank: what a careful treasurer would doubt who has the line, the
 * open calls and the members before them. It is written from what people do, and shares nothing
 * with the rules that propose but their types.
 */

/** Why a treasurer would look again before confirming. */
export const DOUBTS = [
  /** The sum is not what is open, or a part of it goes on no call. */
  'amount',
  /** Nothing on the line says this call, or says it apart from other calls. */
  'unsaid',
  /** Its number stands only behind « mandat », « bordereau » and the like: the payer's own. */
  'own-number',
  /** Its number stands alone among the payer's papers, and the member is not named in full. */
  'among-papers',
  /** Its digits are a day, such as « du 20260104 ». */
  'day-as-number',
  /** By the member alone, and « cotisation 2025 » where the call is of a later year. */
  'another-year',
  /** Another member is named in full, as payer or in the text, or with its place alone as payer. */
  'another-named',
  /** Another member is named in full as far as the bank left room. */
  'another-named-cut',
  /** A body of another name, member or not: « Ville de Trouville », « Société ABC ». */
  'stranger',
  /** The SIRET, SIREN or reference of another member. */
  'another-identity',
  /** It says another number too: of an open call, or of one that is paid or cancelled. */
  'another-number',
  /** What was received by hand is perhaps this money. */
  'recorded',
  /** It looks like a line of another file. */
  'alike',
  /** An earlier line takes the call. */
  'taken',
  /** A payment that came back. */
  'rejected',
  /** A movement between accounts. */
  'account',
  /** Words such as « acompte », « erreur », « don » or « doublon ». */
  'words',
] as const;
export type Doubt = (typeof DOUBTS)[number];

const REJECTED = /\b(REJETE?E?S?|IMPAYE?E?S?|RETOURS?|RETOURNEE?|ANNUL\w*)\b/;
const BETWEEN_ACCOUNTS =
  /\b(VIR\w*|TRANSFERT) INTERNES?\b|\bCO?M?PTE A CO?M?PTE\b|\b(VERS|AUTRE) (CO?M?PTE|LIVRET|FR\d\d)\b/;
const UNCLEAR =
  /\b(ACOMPTES?|ERREURS?|DOUBLES?|DOUBLONS?|AVOIRS?|REMB\w*|TROP[ -]PERCU|DONS?|SUBVENTIONS?|PARTIEL\w*|1ERE? (PARTIE|MOITIE)|A VERIFIER|LITIGE)\b/;

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();

/** All that a line says, as sentences that a person would read on. */
const textsOf = ({ label, details, counterparty, reference }: LineToMatch): string[] =>
  [`${label} ${details}`, counterparty, reference].map(plain).filter((text) => text.trim() !== '');

interface Reading {
  known: Known;
  line: LineToMatch;
  texts: string[];
  mentions: Mention[];
  /** Whose SIRET, SIREN or reference stands on it. */
  identified: Payer[];
}

/** Whether some digits stand alone in a text, as they are or in groups. */
const standsIn = (text: string, digits: string, groups: RegExp): boolean =>
  new RegExp(`(?<![0-9A-Z])${digits}(?![0-9A-Z])`).test(text) ||
  [...text.matchAll(groups)].some(([found]) => found.replaceAll(' ', '') === digits);

const identifies = (texts: readonly string[], { reference, siren, sirets }: Payer): boolean =>
  texts.some(
    (text) =>
      (reference !== '' && new RegExp(`(?<![0-9A-Z])${reference}(?![0-9])`).test(text)) ||
      sirets.some((siret) =>
        standsIn(text, siret, /(?<![\dA-Z])\d{3} \d{3} \d{3} \d{5}(?! ?\d)/g),
      ) ||
      (siren !== null && standsIn(text, siren, /(?<![\dA-Z] ?)\d{3} \d{3} \d{3}(?! ?\d)/g)),
  );

const readingOf = (line: LineToMatch, known: Known): Reading => {
  const texts = textsOf(line);
  return {
    known,
    line,
    texts,
    mentions: texts.flatMap((text) => numbersIn(text, known)),
    identified: known.payers.filter((payer) => identifies(texts, payer)),
  };
};

/** The reading of a number: what stands before the year, the year and the value. */
const saysNumber = ({ prefix, year, value }: Mention, number: string | null): boolean => {
  const [, letters = '', ofYear, ofValue] = /^(.*?)(\d{4})-(\d+)$/.exec(number ?? '') ?? [];
  return year === ofYear && value === ofValue && (prefix === null || prefix === plain(letters));
};

const mentionsOf = ({ mentions }: Reading, number: string | null) =>
  mentions.filter((mention) => saysNumber(mention, number));

/** Whether a member's identity says a call apart: it alone has this amount, or all are paid. */
const isOnlyOne = ({ known, line }: Reading, call: OpenCall, parts: Proposed['parts']): boolean => {
  const ofMember = known.calls.filter(({ membershipId }) => membershipId === call.membershipId);
  const same = ofMember.filter(({ left }) => left === line.amount);
  return parts.length === 1
    ? same.length === 1
    : parts.length === ofMember.length && same.length === 0;
};

const saysEarlierYear = ({ texts }: Reading, { number, dueOn }: OpenCall): boolean => {
  const years = [dueOn, ...(number === null ? [] : [number.slice(-9)])].map((said) =>
    said.slice(0, 4),
  );
  return texts.some((text) =>
    [...text.matchAll(/\b(?:COTISATION|COTIS|ADHESION) (20\d\d)\b/g)].some(([, year]) =>
      years.every((one) => year < one),
    ),
  );
};

/** Whether a member is named in full. */
const isInFull = ({ known, line, texts }: Reading, membershipId: string): boolean => {
  const payers = known.payers.filter((payer) => payer.membershipId === membershipId);
  return [...texts, plain(line.label)].some((text) => namedIn(wordsIn(text), payers).length > 0);
};

/** What is doubted of how the line says one call. */
const doubtOfSaying = (
  reading: Reading,
  call: OpenCall,
  parts: Proposed['parts'],
): Doubt | null => {
  const said = mentionsOf(reading, call.number);
  const free = said.filter(({ standing }) => standing === 'free');
  const identified = reading.identified.some(
    ({ membershipId }) => membershipId === call.membershipId,
  );
  if (free.length > 0) {
    const isPlain = identified || isInFull(reading, call.membershipId);
    return isPlain || free.some(({ isAmongPapers }) => !isAmongPapers) ? null : 'among-papers';
  }
  if (identified && isOnlyOne(reading, call, parts)) {
    return saysEarlierYear(reading, call) ? 'another-year' : null;
  }
  if (said.some(({ standing }) => standing === 'own')) return 'own-number';
  if (said.some(({ standing }) => standing === 'day')) return 'day-as-number';
  return 'unsaid';
};

const isNear = (receipt: FreeReceipt, day: Day): boolean =>
  Math.abs(daysApart(receipt.on, day)) <= 31;

/** What is doubted of a payment that was recorded by hand, to which the line would be tied. */
const doubtOfReceipt = (reading: Reading, receipt: FreeReceipt): Doubt | null => {
  const { known, line, identified } = reading;
  const isSaid = ({ numbers }: FreeReceipt): boolean =>
    numbers.some((number) =>
      mentionsOf(reading, number).some(({ standing }) => standing === 'free'),
    );
  const said = isSaid(receipt);
  const fitting = known.receipts.filter(
    (other) =>
      other.amount === line.amount &&
      other.membershipId === receipt.membershipId &&
      (!said || isSaid(other)),
  );
  const told = said || identified.some((payer) => payer.membershipId === receipt.membershipId);
  return told && fitting.length === 1 && isNear(receipt, line.bookedOn) ? null : 'unsaid';
};

/** Money of the member that was recorded by hand, and may be this one. */
const perhapsRecorded = ({ known, line }: Reading, call: OpenCall): boolean =>
  known.receipts.some(
    (receipt) =>
      receipt.membershipId === call.membershipId &&
      receipt.amount === line.amount &&
      isNear(receipt, line.bookedOn) &&
      (receipt.numbers.length === 0 || receipt.numbers.includes(call.number ?? '')),
  );

const doubtsOfParts = (reading: Reading, { parts }: Proposed): (Doubt | null)[] => {
  const { known, line } = reading;
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  const ofParts = parts.flatMap((part): (Doubt | null)[] => {
    const receipt = known.receipts.find(({ receiptId }) => receiptId === part.receiptId);
    if (receipt) {
      const whole = receipt.amount === part.amount;
      return [whole ? null : 'amount', doubtOfReceipt(reading, receipt)];
    }
    const call = known.calls.find(({ duesId }) => duesId === part.duesId);
    if (!call) return ['amount'];
    return [
      call.left === part.amount ? null : 'amount',
      doubtOfSaying(reading, call, parts),
      perhapsRecorded(reading, call) ? 'recorded' : null,
    ];
  });
  return [total === line.amount ? null : 'amount', ...ofParts];
};

/** The numbers of what a proposal is about. */
const numbersOf = ({ known }: Reading, { parts }: Proposed): (string | null)[] =>
  parts.flatMap(({ duesId, receiptId }) => [
    ...known.calls.filter((call) => call.duesId === duesId).map(({ number }) => number),
    ...known.receipts.filter((one) => one.receiptId === receiptId).flatMap((one) => one.numbers),
  ]);

const saysAnother = (reading: Reading, proposed: Proposed): boolean => {
  const numbers = numbersOf(reading, proposed);
  return reading.mentions.some(
    (mention) =>
      mention.standing === 'free' && !numbers.some((number) => saysNumber(mention, number)),
  );
};

/** What is doubted of who is named: others than those for whom the money would be. */
const doubtsOfNames = (reading: Reading, proposed: Proposed): (Doubt | null)[] => {
  const { known, line, texts, identified } = reading;
  const ids = new Set(proposed.parts.map(({ membershipId }) => membershipId));
  const meant = known.payers.filter(({ membershipId }) => ids.has(membershipId));
  const fields = [...texts, line.label].map(wordsIn);
  const named = fields.flatMap((words) => namedIn(words, known.payers));
  const isNamed = named.some((members) => members.some((one) => meant.includes(one)));
  const isAnother = (members: readonly Payer[]): boolean =>
    members.length > 0 && !members.some((one) => meant.includes(one));
  // The bank may have cut the longer name, which another field says whole.
  const isCutOf = (members: readonly Payer[]): boolean =>
    isNamed && members.some((one) => meant.some((own) => beginsAs(one, own)));
  const full = [...named, ...fields.map((words) => placedIn(words, known.payers))].some(
    (members) => isAnother(members) && !isCutOf(members),
  );
  const isOwn = isNamed || identified.some((one) => meant.includes(one));
  const apart = [line.label, line.details, line.counterparty].map(wordsIn);
  const stranger = !isOwn && apart.some((words) => namesStranger(words, meant));
  const cuts = [line.label, line.counterparty].map((text) => cut(wordsIn(text), known.payers));
  return [
    full ? 'another-named' : null,
    !full && cuts.some(isAnother) ? 'another-named-cut' : null,
    !full && !cuts.some(isAnother) && stranger ? 'stranger' : null,
    isAnother(identified) ? 'another-identity' : null,
  ];
};

const doubtsOfWords = ({ texts }: Reading): (Doubt | null)[] => [
  texts.some((text) => REJECTED.test(text)) ? 'rejected' : null,
  texts.some((text) => BETWEEN_ACCOUNTS.test(text)) ? 'account' : null,
  texts.some((text) => UNCLEAR.test(text)) ? 'words' : null,
];

/** What a treasurer would doubt of a proposal for a line, after lines that took some calls. */
export const doubtsOf = (
  line: LineToMatch,
  proposed: Proposed,
  known: Known,
  taken: ReadonlySet<string>,
): Doubt[] => {
  const reading = readingOf(line, known);
  const isTaken = proposed.parts.some(({ duesId, receiptId }) =>
    taken.has(duesId ?? receiptId ?? ''),
  );
  const doubts = [
    ...doubtsOfParts(reading, proposed),
    ...doubtsOfNames(reading, proposed),
    saysAnother(reading, proposed) ? 'another-number' : null,
    ...doubtsOfWords(reading),
    line.alike ? 'alike' : null,
    isTaken ? 'taken' : null,
  ];
  return DOUBTS.filter((doubt) => doubts.includes(doubt));
};

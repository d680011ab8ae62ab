import type { Core } from '@strapi/strapi';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { entriesUntil } from './rules/entries';
import { lettersUntil } from './rules/lettering';
import { openEntries } from './rules/periods';
import type { BookFacts, Deposit, Entry, Settings } from './rules/types';
import { NO_NUMBERS, written, type Numbers, type WrittenLine } from './rules/written';
import { findBookFacts, findNames } from './store/books';
import { findClosedLines, findClosings, type ClosedLine, type Closing } from './store/closings';

/** The books as they stand: what is closed, and what is still to be written. */

/** The lines of the bank with which cheques and cash were taken there, in the order of their days. */
export const depositsPort = port<(db: Executor) => Promise<Deposit[]>>(
  'who knows what was taken to the bank',
);

/** A line with the day on which it was closed; null while it is not. */
export type BookedLine = WrittenLine & { closedOn: Day | null };

export interface Books {
  facts: BookFacts;
  closings: Closing[];
  closedThrough: Day | null;
  closed: ClosedLine[];
  /** What is still to be written until today, under the numbers that it would have. */
  open: WrittenLine[];
  numbers: Numbers;
}

/** The entries that closed lines are, for a comparison with those of today. */
const entriesOf = (lines: readonly ClosedLine[]): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { role, membershipId, amount, ...line } of lines) {
    const key = `${line.journal} ${line.number}`;
    const told = entries.get(key) ?? {
      source: line.source,
      kind: line.kind,
      journal: line.journal,
      on: line.on,
      piece: line.piece,
      pieceOn: line.pieceOn,
      membershipId: membershipId ?? '',
      isCorrection: line.isCorrection,
      lines: [],
    };
    told.lines.push({ role, membershipId, amount });
    if (told.membershipId === '') told.membershipId = membershipId ?? '';
    entries.set(key, told);
  }
  return [...entries.values()];
};

/** The last numbers of the journals; one that an earlier version had not begins. */
export const numbersAfter = (last: Closing | undefined): Numbers => ({
  ...NO_NUMBERS,
  ...last?.numbers,
});

/** The books until a day, by the settings. */
export const readBooks = async (
  strapi: Core.Strapi,
  db: Executor,
  settings: Settings,
  until: Day,
): Promise<Books> => {
  const facts = { ...(await findBookFacts(db)), deposits: await depositsPort.of(strapi)(db) };
  const closings = await findClosings(db);
  const last = closings.at(-1);
  const closed = await findClosedLines(db);
  const known = entriesOf(closed);
  const all = entriesUntil(settings, facts, until, known);
  const closedThrough = last?.through ?? null;
  const open = openEntries(all, known, closedThrough);
  const names = await findNames(db);
  const { lines, numbers } = written(open, settings, names, numbersAfter(last));
  return { facts, closings, closedThrough, closed, open: lines, numbers };
};

/** Lines with the letters that they have at the end of a day. */
const lettered = (
  { facts, closed, open }: Books,
  until: Day,
): (<Line extends WrittenLine>(line: Line) => Line) => {
  const letters = lettersUntil(facts, [...closed, ...open], until);
  return (line) => ({
    ...line,
    ...(letters.get(line) ?? { letter: null, letteredOn: null }),
  });
};

/** What a closing of all that is open until a day would write. */
export const openUntil = (books: Books, through: Day): WrittenLine[] =>
  books.open.filter(({ on }) => on <= through).map(lettered(books, through));

/**
 * The lines between two days, both included: closed ones as they were written, then the others. What
 * settles a line may be later than its closing, so that letters are those at the end of the period.
 */
export const linesBetween = (books: Books, from: Day, to: Day): BookedLine[] => {
  const { closed, closings, open } = books;
  const days = new Map(closings.map(({ id, closedOn }) => [id, closedOn]));
  const within = ({ on }: WrittenLine): boolean => on >= from && on <= to;
  const withLetter = lettered(books, to);
  return [
    ...closed
      .filter(within)
      .map((line) => ({ ...withLetter(line), closedOn: days.get(line.closingId) ?? null })),
    ...open.filter(within).map((line) => ({ ...withLetter(line), closedOn: null })),
  ];
};

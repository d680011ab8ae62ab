import type { Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { entriesUntil } from './rules/entries';
import { openEntries } from './rules/periods';
import type { Entry, Settings } from './rules/types';
import { NO_NUMBERS, written, type Numbers, type WrittenLine } from './rules/written';
import { findBookFacts, findNames } from './store/books';
import { findClosedLines, findClosings, type ClosedLine, type Closing } from './store/closings';

/** The books as they stand: what is closed, and what is still to be written. */

/** A line with the day on which it was closed; null while it is not. */
export type BookedLine = WrittenLine & { closedOn: Day | null };

export interface Books {
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

/** The books until a day, by the settings. */
export const readBooks = async (db: Executor, settings: Settings, until: Day): Promise<Books> => {
  const closings = await findClosings(db);
  const last = closings.at(-1);
  const closed = await findClosedLines(db);
  const all = entriesUntil(settings, await findBookFacts(db), until);
  const closedThrough = last?.through ?? null;
  const open = openEntries(all, entriesOf(closed), closedThrough);
  const names = await findNames(db);
  const { lines, numbers } = written(open, settings, names, last?.numbers ?? NO_NUMBERS);
  return { closings, closedThrough, closed, open: lines, numbers };
};

/** The lines between two days, both included: closed ones as they were written, then the others. */
export const linesBetween = (
  { closed, closings, open }: Books,
  from: Day,
  to: Day,
): BookedLine[] => {
  const days = new Map(closings.map(({ id, closedOn }) => [id, closedOn]));
  const within = ({ on }: WrittenLine): boolean => on >= from && on <= to;
  return [
    ...closed
      .filter(within)
      .map((line) => ({ ...line, closedOn: days.get(line.closingId) ?? null })),
    ...open.filter(within).map((line) => ({ ...line, closedOn: null })),
  ];
};

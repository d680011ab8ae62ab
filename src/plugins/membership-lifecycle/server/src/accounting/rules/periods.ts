import { addDays, maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { gathered } from './entry-lines';
import type { Entry } from './types';

/**
 * What is closed, and what is still to be written. A closed period never changes: what is recorded
 * for it later, or differs from what it says, is written on the first day that is open.
 */

const negated = ({ lines }: Pick<Entry, 'lines'>): Entry['lines'] =>
  lines.map((line) => ({ ...line, amount: 0 - line.amount }));

/** What is closed, gathered by what it was made of. */
const bySource = (closed: readonly Entry[]): Map<string, Entry> => {
  const sources = new Map<string, Entry>();
  for (const entry of closed) {
    const known = sources.get(entry.source);
    const lines = [...(known?.lines ?? []), ...entry.lines];
    sources.set(entry.source, { ...(known ?? entry), lines });
  }
  return sources;
};

/**
 * The entries that are still to be written: all, less what is closed. Entries of a day that is
 * closed go to the first day that is open, and keep the day of their piece.
 */
export const openEntries = (
  all: readonly Entry[],
  closed: readonly Entry[],
  closedThrough: Day | null,
): Entry[] => {
  if (closedThrough === null) return [...all];
  const opens = addDays(closedThrough, 1);
  const sources = bySource(closed);
  const made = all.flatMap((entry) => {
    const known = sources.get(entry.source);
    sources.delete(entry.source);
    const on = maxDay(entry.on, opens);
    if (!known) return [{ ...entry, on }];
    const lines = gathered([...entry.lines, ...negated(known)]);
    return lines.length === 0 ? [] : [{ ...entry, on, isCorrection: true, lines }];
  });
  const gone = [...sources.values()].flatMap((entry) => {
    const lines = gathered(negated(entry));
    return lines.length === 0 ? [] : [{ ...entry, on: opens, isCorrection: true, lines }];
  });
  return [...made, ...gone].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

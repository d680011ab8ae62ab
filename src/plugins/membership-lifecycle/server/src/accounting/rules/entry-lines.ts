import type { Cents } from '../../kernel/rules/values';
import type { BookCall, EntryLine } from './types';

/** The lines of entries: pure. */

export const lineOf = (
  role: EntryLine['role'],
  membershipId: string | null,
  amount: Cents,
): EntryLine => ({ role, membershipId, amount });

/** Adds lines of the same account together, and leaves out what adds up to nothing. */
export const gathered = (lines: readonly EntryLine[]): EntryLine[] => {
  const sums = new Map<string, EntryLine>();
  for (const line of lines) {
    const key = `${line.role} ${line.membershipId ?? ''}`;
    sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0) + line.amount });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
};

/** The name of a call in the books; one of a history has no number of its own. */
export const pieceOf = ({ number, row }: BookCall): string => number ?? `HIST-${row}`;

import type { DepositNote } from '../../../../shared/core/deposits';
import type { Day } from '../../kernel/rules/values';

/** What may be noted of a deposit on Chorus Pro, after what was noted before. Pure. */

interface Document {
  number: string;
  issuedOn: Day;
  /** Whether its organisation gets its calls there, or the call of a credit note was deposited. */
  isDeposited: boolean;
}

export type WhyNotNoted =
  | 'deposit-without-number'
  | 'deposit-before-issue'
  | 'deposit-before-last'
  | 'deposit-elsewhere'
  | 'deposit-first'
  | 'deposit-noted'
  | 'deposit-not-noted';

/** The last line that counts; null when there is none, or it was taken back. */
export const standingNote = (lines: readonly DepositNote[]): DepositNote | null => {
  const last = lines.at(-1);
  return last && last.state !== 'undone' ? last : null;
};

/** Why a step cannot follow one that stands; null when it can. */
const whyNotAfter = (last: DepositNote, { state, on, reason }: DepositNote): WhyNotNoted | null => {
  if (last.state === state && last.on === on && last.reason === reason) return 'deposit-noted';
  if (on < last.on) return 'deposit-before-last';
  const isOver = last.state === 'rejected' && state !== 'rejected';
  return isOver && state !== 'deposited' ? 'deposit-first' : null;
};

/** Why a step cannot be noted; null when it can. The day is not after today. */
export const whyNotNoted = (
  { number, issuedOn, isDeposited }: Document,
  lines: readonly DepositNote[],
  next: DepositNote,
): WhyNotNoted | null => {
  const last = standingNote(lines);
  if (number === '') return 'deposit-without-number';
  if (next.state === 'undone') return last ? null : 'deposit-not-noted';
  if (next.on < issuedOn) return 'deposit-before-issue';
  if (last) return whyNotAfter(last, next);
  if (!isDeposited) return 'deposit-elsewhere';
  return next.state === 'deposited' ? null : 'deposit-first';
};

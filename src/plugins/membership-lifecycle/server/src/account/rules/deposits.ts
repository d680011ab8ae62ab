import type { DepositNote } from '../../../../shared/core/deposits';
import type { Day } from '../../kernel/rules/values';

/** What may be noted of a deposit on Chorus Pro, after what was noted before. Pure. */

interface Document {
  number: string;
  issuedOn: Day;
}

export type WhyNotNoted =
  | 'deposit-without-number'
  | 'deposit-before-issue'
  | 'deposit-before-last'
  | 'deposit-noted'
  | 'deposit-not-noted';

/** The last line that counts; null when there is none, or it was taken back. */
export const standingNote = (lines: readonly DepositNote[]): DepositNote | null => {
  const last = lines.at(-1);
  return last && last.state !== 'undone' ? last : null;
};

/** Why a step cannot be noted; null when it can. The day is not after today. */
export const whyNotNoted = (
  { number, issuedOn }: Document,
  lines: readonly DepositNote[],
  { state, on, reason }: DepositNote,
): WhyNotNoted | null => {
  const last = standingNote(lines);
  if (number === '') return 'deposit-without-number';
  if (state === 'undone') return last ? null : 'deposit-not-noted';
  if (on < issuedOn) return 'deposit-before-issue';
  if (!last) return null;
  if (last.state === state && last.on === on && last.reason === reason) return 'deposit-noted';
  return on < last.on ? 'deposit-before-last' : null;
};

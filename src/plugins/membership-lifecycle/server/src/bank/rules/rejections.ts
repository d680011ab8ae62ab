import { daysBetween } from '../../kernel/rules/calendar';
import { folded } from '../../kernel/rules/import/folding';
import type { Index } from './evidence';
import { couldBe, NEAR_DAYS, proposeRecorded, reason } from './proposals';
import type { FreeReceipt, LineToMatch, Proposed } from './types';

/** Payments that the bank took back: cheques that bounced, debits and transfers that came back. */

/** Days within which the bank takes a payment back: a direct debit, within eight weeks. */
export const MOST_DAYS = 60;

export interface Returned {
  /** Rejections that are noted, and that no line has. */
  rejections: readonly FreeReceipt[];
  /** Payments that stand. */
  payments: readonly (FreeReceipt & { reference: string | null })[];
}

const WORDS = new Set([
  ...['rejet', 'rejets', 'rejete', 'rejetee', 'rej', 'impaye', 'impayes', 'impayee'],
  ...['retour', 'retours', 'retourne', 'retournee', 'unpaid', 'returned', 'rejected'],
]);

/** Whether a line says that the bank takes a payment back. */
export const saysRejected = ({ label, details }: Pick<LineToMatch, 'label' | 'details'>): boolean =>
  folded(`${label} ${details}`)
    .split(' ')
    .some((word) => WORDS.has(word));

/**
 * The rejections that a line of money going out may be, the best first: those that are noted, and
 * where the line says so the payments whose rejection is to be noted. None is sure.
 */
export const proposeRejections = (
  line: LineToMatch,
  index: Index,
  { rejections, payments }: Returned,
): Proposed[] => {
  const days = ({ on }: FreeReceipt): number => daysBetween(on, line.bookedOn);
  const ofAmount = ({ amount }: FreeReceipt): boolean => amount === line.amount;
  const noted = rejections.filter((one) => ofAmount(one) && Math.abs(days(one)) <= NEAR_DAYS);
  const open = saysRejected(line) ? payments.filter(ofAmount) : [];
  const within = open.filter((one) => days(one) >= 0 && days(one) <= MOST_DAYS);
  const could = couldBe(line, index, [...noted, ...within]);
  // One that is noted of whom the line could be is not noted again.
  const isNoted = could.some((one) => noted.includes(one));
  return isNoted
    ? proposeRecorded(
        line,
        index,
        could.filter((one) => noted.includes(one)),
      )
    : proposeRecorded(line, index, could, () => reason('rejects', { on: line.bookedOn }));
};

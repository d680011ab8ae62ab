import type { Cents } from '../../kernel/rules/values';
import type { PaymentKind } from './types';

/** Receipts that went from one account to another: where each line went, or came from. */

/** A line of a receipt, on whichever account it is. */
export interface ReceiptLine {
  id: string;
  receiptId: string;
  membershipId: string;
  kind: PaymentKind;
  amount: Cents;
}

/** The account to which a line took money, past what it put down on its own again. */
const wentTo = (lines: readonly ReceiptLine[], at: number): string | null => {
  const { membershipId, amount } = lines[at];
  let [sum, next] = [amount, at + 1];
  while (lines[next]?.membershipId === membershipId && lines[next].kind === 'moved-in') {
    sum += lines[next].amount;
    next += 1;
  }
  const other = lines.slice(next).find((line) => line.membershipId !== membershipId);
  return sum === 0 ? null : (other?.membershipId ?? null);
};

/** The account from which a line came; null for one that was taken from its own. */
const cameFrom = (lines: readonly ReceiptLine[], at: number): string | null => {
  const { membershipId } = lines[at];
  const before = lines
    .slice(0, at)
    .reverse()
    .find((line) => line.membershipId !== membershipId || line.kind !== 'moved-in');
  return before && before.membershipId !== membershipId ? before.membershipId : null;
};

/**
 * The other membership of each line that took money to another account or brought it from one, by
 * the line's id. Of the lines of some receipts on all accounts, in the order of their writing.
 */
export const elsewhereOf = (lines: readonly ReceiptLine[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const receiptId of new Set(lines.map((line) => line.receiptId))) {
    const own = lines.filter((line) => line.receiptId === receiptId);
    for (const [at, { id, kind }] of own.entries()) {
      const other =
        (kind === 'moved-out' && wentTo(own, at)) || (kind === 'moved-in' && cameFrom(own, at));
      if (other) found.set(id, other);
    }
  }
  return found;
};

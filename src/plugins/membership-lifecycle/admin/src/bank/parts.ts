import type { MatchPart } from '../../../shared/bank/bank';
import type { MoneyValue } from '../kit/components/MoneyInput';

/** A part as it is typed: its amount may be unreadable yet. */
export type TypedPart = Omit<MatchPart, 'amount'> & { amount: MoneyValue };

export const isSamePart = (one: Omit<TypedPart, 'amount'>, other: Omit<TypedPart, 'amount'>) =>
  one.membershipId === other.membershipId &&
  one.duesId === other.duesId &&
  one.receiptId === other.receiptId;

export const sumOfParts = (parts: readonly TypedPart[]): number =>
  parts.reduce((sum, { amount }) => sum + (typeof amount === 'number' ? amount : 0), 0);

/** The parts to send; null while an amount is none. */
export const readParts = (parts: readonly TypedPart[]): MatchPart[] | null => {
  const read = parts.flatMap(({ membershipId, duesId, receiptId, amount }) =>
    typeof amount === 'number' && amount > 0
      ? [
          {
            membershipId,
            amount,
            ...(duesId ? { duesId } : {}),
            ...(receiptId ? { receiptId } : {}),
          },
        ]
      : [],
  );
  return read.length === parts.length && read.length > 0 ? read : null;
};

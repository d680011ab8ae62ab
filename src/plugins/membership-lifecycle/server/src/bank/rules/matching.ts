import type { MatchPart } from '../../../../shared/bank/bank';
import type { Cents } from '../../kernel/rules/values';
import type { BankReason } from '../refusals/bank';

/** What may be made of a line. */

/** Why parts cannot be put on a line of which so much is left; null when they can. */
export const refusedParts = (
  parts: readonly MatchPart[],
  left: Cents,
): { reason: BankReason; details: Record<string, unknown> } | null => {
  if (left <= 0) return { reason: 'bank-line-changed', details: {} };
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  return sum > left ? { reason: 'bank-amounts-differ', details: { left } } : null;
};

/** Why refunds cannot be put on a line of which so much goes out; null when they can. */
export const refusedRefunds = (
  parts: readonly MatchPart[],
  left: Cents,
): { reason: BankReason; details: Record<string, unknown> } | null => {
  if (left <= 0) return { reason: 'bank-line-changed', details: {} };
  if (parts.some(({ receiptId }) => receiptId === undefined)) {
    return { reason: 'bank-not-incoming', details: {} };
  }
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  return sum === left ? null : { reason: 'bank-refunds-differ', details: { left } };
};

/** The reference that payments of a line get: the bank's, else its words; null without any. */
export const referenceOf = (line: { reference: string; label: string }): string | null =>
  (line.reference || line.label).slice(0, 120).trim() || null;

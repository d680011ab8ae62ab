import type { DuesView, MembershipView, PaymentView } from '../../../shared/core/membership';
import { elsewhereOf } from '../core/rules/elsewhere';
import { findMembershipNames } from '../core/store/memberships';
import { findReceiptLines } from '../core/store/paid';
import type { Executor } from '../kernel/store/database';

/** Payments that went to another member, or came from one, with that member's name. */

/** The receipts of lines that were moved; one that took another away names that one's. */
const movedReceipts = (lines: readonly PaymentView[]): string[] => {
  const receipts = new Map(lines.map(({ id, receiptId }) => [id, receiptId]));
  const moved = lines.flatMap(({ kind, receiptId, reversesId }) => {
    if (kind === 'moved-in') return [receiptId];
    return kind === 'moved-out' && reversesId ? [receipts.get(reversesId) ?? reversesId] : [];
  });
  return [...new Set(moved)];
};

type Money = Pick<MembershipView, 'dues' | 'account'>;

/** The calls and the account of a member, whose lines name the other member where there is one. */
export const namingOthers = async (db: Executor, { dues, account }: Money): Promise<Money> => {
  const all = [account, ...dues].flatMap(({ payments }) => payments);
  const receipts = movedReceipts(all);
  if (receipts.length === 0) return { dues, account };
  const others = elsewhereOf(await findReceiptLines(db, receipts));
  const names = await findMembershipNames(db, [...others.values()]);
  const named = (line: PaymentView): PaymentView => {
    const documentId = others.get(line.id);
    const name = documentId ? names.get(documentId) : undefined;
    return documentId && name ? { ...line, other: { documentId, ...name } } : line;
  };
  return {
    dues: dues.map((call): DuesView => ({ ...call, payments: call.payments.map(named) })),
    account: { ...account, payments: account.payments.map(named) },
  };
};

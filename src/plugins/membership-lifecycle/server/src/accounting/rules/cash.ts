import { MONEY_ROLES } from '../../../../shared/accounting/accounting';
import type { Cents } from '../../kernel/rules/values';
import { gathered, lineOf } from './entry-lines';
import { receiptOf, type Receipts } from './receipts';
import type { BookFacts, BookLine, Entry, EntryLine } from './types';

/** Money that came in or went out, and cheques and cash that were taken to the bank. Pure. */

const CASH = {
  received: 'receipt',
  refund: 'refund',
  rejection: 'rejection',
  reversal: 'reversal',
} as const;

/** Which lines are one entry: of one receipt, of one cancelling, of one refund, of one rejection. */
const cashSource = (line: BookLine, byId: ReadonlyMap<string, BookLine>): string => {
  const taken = line.reversesId === null ? undefined : byId.get(line.reversesId);
  const of = line.kind === 'rejection' ? line : (taken ?? line);
  return `${CASH[line.kind as keyof typeof CASH]}:${receiptOf(of)}`;
};

/** The journal of money: that of the bank tells what the bank tells. */
const journalOf = (lines: readonly EntryLine[]): Entry['journal'] =>
  lines.some(({ role }) => role === 'bank')
    ? 'bank'
    : lines.some(({ role }) => role === 'history')
      ? 'history'
      : 'other';

/** Money that came in or went out. */
export const cashEntries = (lines: readonly BookLine[], receipts: Receipts): Entry[] => {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const groups = new Map<string, BookLine[]>();
  for (const line of lines) {
    if (!(line.kind in CASH)) continue;
    const source = cashSource(line, byId);
    // What two members have of a receipt may be taken back on two days.
    const isSameDay = (groups.get(source)?.[0].on ?? line.on) === line.on;
    const key = isSameDay ? source : `${source}:${line.on}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].flatMap(([source, group]): Entry[] => {
    const [first] = group;
    const told = gathered(
      group.flatMap((line) => [
        lineOf(receipts.moneyOf(line), null, line.amount),
        { ...receipts.placeOf(line), amount: 0 - line.amount },
      ]),
    );
    if (told.length === 0) return [];
    return [
      {
        source,
        kind: first.kind as keyof typeof CASH,
        journal: journalOf(told),
        on: first.on,
        // What takes a line back names its piece.
        piece: receipts.pieceOf(first),
        pieceOn: first.on,
        membershipId: first.membershipId,
        calls: receipts.callsOf(group),
        isCorrection: false,
        lines: told,
      },
    ];
  });
};

/** Cheques and cash that were taken to the bank, on the day on which it booked them. */
export const depositEntries = ({ lines, deposits }: BookFacts, receipts: Receipts): Entry[] => {
  const sums = new Map<string, Cents>();
  for (const line of lines) {
    if (line.kind !== 'received') continue;
    const receipt = receiptOf(line);
    sums.set(receipt, (sums.get(receipt) ?? 0) + line.amount);
  }
  return deposits.flatMap(({ id, on, piece, receiptIds }): Entry[] => {
    const told = gathered(
      receiptIds.flatMap((receipt) => {
        const [held, amount] = [receipts.heldAt(receipt), sums.get(receipt) ?? 0];
        return MONEY_ROLES.some((role) => role === held)
          ? [lineOf('bank', null, amount), lineOf(held, null, -amount)]
          : [];
      }),
    );
    if (told.length === 0) return [];
    return [
      {
        source: `deposit:${id}`,
        kind: 'deposit',
        journal: 'bank',
        on,
        piece,
        pieceOn: on,
        membershipId: '',
        isCorrection: false,
        lines: told,
      },
    ];
  });
};

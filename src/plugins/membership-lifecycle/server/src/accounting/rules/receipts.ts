import { MONEY_ROLES, type AccountRole } from '../../../../shared/accounting/accounting';
import { pieceOf } from './entry-lines';
import type { BookFacts, BookLine, Entry, EntryLine, Settings } from './types';

/**
 * Where the money of a payment is: at the bank, or in hand as a cheque or as cash until a line of the
 * bank brings it there. What an import took over was banked in the books that were kept before.
 */

/** The lines of a receipt are told by the receipt, whatever calls they are on. */
export const receiptOf = ({ receiptId, id }: BookLine): string => receiptId ?? id;

/** The receipt of each line, through the lines that it takes back. */
export const receiptsOf = (lines: readonly BookLine[]): Map<string, string> => {
  const receipts = new Map<string, string>();
  for (const line of lines) {
    const taken = line.reversesId === null ? undefined : receipts.get(line.reversesId);
    receipts.set(line.id, taken ?? receiptOf(line));
  }
  return receipts;
};

/** The roles on which each source is closed: what is closed keeps the account that it was written on. */
const closedRoles = (closed: readonly Entry[]): Map<string, Set<AccountRole>> => {
  const sources = new Map<string, Set<AccountRole>>();
  for (const { source, lines } of closed) {
    const roles = sources.get(source) ?? new Set<AccountRole>();
    for (const { role } of lines) roles.add(role);
    sources.set(source, roles);
  }
  return sources;
};

/** The accounts that a payment may have come on. */
const HELD: readonly AccountRole[] = [...MONEY_ROLES, 'history'];

/** What is known of the receipts of the books. */
export interface Receipts {
  rootOf: (line: BookLine) => string;
  /** The account of the money that a line brought or took. */
  moneyOf: (line: BookLine) => AccountRole;
  /** The account on which a receipt came. */
  heldAt: (root: string) => AccountRole;
  /** The account beside that of money: of the member, of its credit, or the income itself. */
  placeOf: (line: BookLine) => Omit<EntryLine, 'amount'>;
  /** Whether a line is an income on receipt: it is on a call, and not of the books before. */
  isIncome: (line: BookLine) => boolean;
  /** Whether a call is of the books before. */
  isTakenOver: (call: { id: string; isImported: boolean }) => boolean;
  /** The name of the document of a line: its reference, its one call, or its number. */
  pieceOf: (line: BookLine) => string;
  /** The calls that lines are on, by their names. */
  callsOf: (lines: readonly BookLine[]) => string[];
}

/** The receipts of all lines; those that are closed stay on the accounts on which they were. */
export const knowReceipts = (
  settings: Settings,
  { calls, lines, deposits }: BookFacts,
  closed: readonly Entry[],
): Receipts => {
  const roots = receiptsOf(lines);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const booked = closedRoles(closed);
  const deposited = new Set(deposits.flatMap(({ receiptIds }) => receiptIds));
  const names = new Map(calls.map((call) => [call.id, pieceOf(call)]));
  const callsOf = (of: readonly BookLine[]): string[] => [
    ...new Set(of.flatMap(({ duesId }) => (duesId === null ? [] : (names.get(duesId) ?? [])))),
  ];

  const byMethod = ({ kind, method, isImported }: BookLine): AccountRole => {
    if (isImported) return 'history';
    const { cheques, cash, bank } = settings.accounts;
    // A cheque of the association itself leaves the bank.
    if (method === 'cheque' && kind === 'received' && cheques.code !== bank.code) return 'cheques';
    return method === 'cash' && cash.code !== bank.code ? 'cash' : 'bank';
  };
  const heldAt = (root: string): AccountRole => {
    const line = byId.get(root);
    if (!line) return 'bank';
    const roles = booked.get(`${line.kind === 'refund' ? 'refund' : 'receipt'}:${root}`);
    return HELD.find((role) => roles?.has(role)) ?? byMethod(line);
  };
  const rootOf = (line: BookLine): string => roots.get(line.id) ?? receiptOf(line);
  const takenOver = new Set(
    calls
      .filter(({ id, isImported }) => isImported && !booked.get(`call:${id}`)?.has('dues'))
      .map(({ id }) => id),
  );
  const isOld = (line: BookLine): boolean =>
    line.duesId !== null && takenOver.has(line.duesId) && heldAt(rootOf(line)) === 'history';

  const received = new Map<string, BookLine[]>();
  for (const line of lines) {
    if (line.kind !== 'received' && line.kind !== 'refund') continue;
    const root = rootOf(line);
    const known = received.get(root);
    if (known) known.push(line);
    else received.set(root, [line]);
  }

  return {
    rootOf,
    heldAt,
    callsOf,
    isTakenOver: ({ id }) => takenOver.has(id),
    isIncome: (line) => line.duesId !== null && !isOld(line),
    moneyOf: (line) => {
      const [root, taken] = [rootOf(line), byId.get(line.reversesId ?? '')];
      const held = heldAt(root);
      // What the bank rejects, it had: cheques that were deposited, and what came before the import.
      const isRejection = line.kind === 'rejection' || taken?.kind === 'rejection';
      if (taken && deposited.has(root)) return 'bank';
      return isRejection && held === 'history' ? 'bank' : held;
    },
    placeOf: (line) => {
      const { duesId, membershipId } = line;
      if (duesId === null) return { role: 'credits', membershipId };
      if (settings.basis === 'call') return { role: 'members', membershipId };
      return { role: isOld(line) ? 'history' : 'dues', membershipId: null };
    },
    pieceOf: (line) => {
      const root = rootOf(line);
      const first = byId.get(root) ?? line;
      const [call, another] = callsOf(received.get(root) ?? []);
      const alone = another === undefined ? call : undefined;
      return first.reference?.trim() || alone || `RGT-${first.row}`;
    },
  };
};

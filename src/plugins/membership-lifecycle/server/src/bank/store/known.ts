import { PAID } from '../../core/store/paid';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, computedBy, orNull, pick } from '../../kernel/store/rows';
import type { FreeReceipt, NumberedCall, OpenCall } from '../rules/types';

/** What lines of the bank are compared with. */

const [D, P] = [columnsOf(DUES_TABLE, 'd'), columnsOf(PAYMENT_TABLE, 'p')];

interface Of {
  /** Only those of a member. */
  membershipId?: string;
}

/** The calls in euros that wait for money, the first due day first. */
export const findOpenCalls = async (
  db: Executor,
  { membershipId }: Of = {},
): Promise<OpenCall[]> => {
  const query = db({ d: DUES_TABLE.collection })
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .whereNull('d.cancelled_on')
    .whereNull('t.waived_on')
    .where('d.currency', 'EUR')
    .whereRaw(`${PAID} < d.amount`)
    .orderBy(['d.due_on', 'd.id']);
  if (membershipId !== undefined) query.where('d.membership_id', membershipId);
  return pick(query, {
    duesId: D.id,
    membershipId: D.membershipId,
    number: orNull(D.number),
    dueOn: D.dueOn,
    left: computedBy(db.raw(`d.amount - ${PAID}`)),
  });
};

/** The numbers of the calls in euros that are settled, with whose they are. */
export const findSettledCalls = (db: Executor): Promise<NumberedCall[]> =>
  pick(
    db({ d: DUES_TABLE.collection })
      .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
      .whereNull('d.cancelled_on')
      .whereNull('t.waived_on')
      .whereNotNull('d.number')
      .where('d.currency', 'EUR')
      .whereRaw(`${PAID} >= d.amount`)
      .orderBy(['d.due_on', 'd.id']),
    { membershipId: D.membershipId, number: D.number },
  );

interface StandingPart {
  id: string;
  receiptId: string | null;
  membershipId: string | null;
  creditOf: string | null;
  number: string | null;
  on: Day;
  amount: Cents;
}

/** The parts of payments that were received in some days, wherever they are now. */
const standingParts = (
  db: Executor,
  days: { from: Day; to: Day } | null,
  { membershipId }: Of,
): Promise<StandingPart[]> => {
  const query = db({ p: PAYMENT_TABLE.collection })
    .leftJoin({ d: DUES_TABLE.collection }, 'd.document_id', 'p.dues_id')
    .whereIn('p.kind', ['received', 'moved-in'])
    .whereRaw(
      `not exists (select 1 from ${PAYMENT_TABLE.collection} q where q.reverses_id = p.document_id)`,
    )
    .orderBy('p.id');
  if (days) query.whereBetween('p.on', [days.from, days.to]);
  if (membershipId !== undefined) {
    query.where((either: ReturnType<Executor>) =>
      either.where('d.membership_id', membershipId).orWhere('p.credit_of', membershipId),
    );
  }
  return pick(query, {
    id: P.id,
    receiptId: orNull(P.receiptId),
    membershipId: orNull(D.membershipId),
    creditOf: orNull(P.creditOf),
    number: orNull(D.number),
    on: P.on,
    amount: P.amount,
  });
};

/** The payments received in some days, each once; one that is on several accounts is left out. */
export const findReceipts = async (
  db: Executor,
  days: { from: Day; to: Day } | null,
  of: Of = {},
): Promise<FreeReceipt[]> => {
  const receipts = new Map<string, FreeReceipt & { isSplit: boolean }>();
  for (const part of await standingParts(db, days, of)) {
    const receiptId = part.receiptId ?? part.id;
    const membershipId = part.membershipId ?? part.creditOf ?? '';
    const known = receipts.get(receiptId);
    const numbers = part.number === null ? [] : [part.number];
    if (!known) {
      const { on, amount } = part;
      receipts.set(receiptId, { receiptId, membershipId, on, amount, numbers, isSplit: false });
      continue;
    }
    known.amount += part.amount;
    known.numbers.push(...numbers.filter((one) => !known.numbers.includes(one)));
    known.isSplit ||= known.membershipId !== membershipId;
  }
  return [...receipts.values()]
    .filter(({ isSplit, amount }) => !isSplit && amount > 0)
    .map(({ isSplit: _isSplit, ...receipt }) => receipt);
};

/** The numbers of the calls on which payments are now. */
export const findNumbersOf = async (
  db: Executor,
  receiptIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const numbers = new Map<string, string[]>();
  if (receiptIds.length === 0) return numbers;
  const rows = await pick(
    db({ p: PAYMENT_TABLE.collection })
      .join({ d: DUES_TABLE.collection }, 'd.document_id', 'p.dues_id')
      .where((either: ReturnType<Executor>) =>
        either
          .whereIn('p.document_id', receiptIds as string[])
          .orWhereIn('p.receipt_id', receiptIds as string[]),
      )
      .whereIn('p.kind', ['received', 'moved-in'])
      .whereRaw(
        `not exists (select 1 from ${PAYMENT_TABLE.collection} q where q.reverses_id = p.document_id)`,
      )
      .whereNotNull('d.number')
      .orderBy('p.id'),
    { id: P.id, receiptId: orNull(P.receiptId), number: D.number },
  );
  for (const { id, receiptId, number } of rows) {
    const key = receiptId ?? id;
    const known = numbers.get(key) ?? [];
    if (!known.includes(number)) numbers.set(key, [...known, number]);
  }
  return numbers;
};

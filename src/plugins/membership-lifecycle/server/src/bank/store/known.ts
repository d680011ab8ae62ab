import { CAME, LEFT } from '../../core/store/paid';
import { CREDIT_NOTE_TABLE, DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, computedBy, orNull, pick } from '../../kernel/store/rows';
import type { FreeReceipt, NumberedCall, OpenCall } from '../rules/types';

/** What lines of the bank are compared with. */

const [D, P] = [columnsOf(DUES_TABLE, 'd'), columnsOf(PAYMENT_TABLE, 'p')];

type Days = { from: Day; to: Day } | null;

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
    .whereRaw(`${LEFT} > 0`)
    .orderBy(['d.due_on', 'd.id']);
  if (membershipId !== undefined) query.where('d.membership_id', membershipId);
  return pick(query, {
    duesId: D.id,
    membershipId: D.membershipId,
    number: orNull(D.number),
    issuedOn: D.issuedOn,
    dueOn: D.dueOn,
    left: computedBy(db.raw(LEFT)),
  });
};

interface Ended {
  cancelledOn: Day | null;
  /** That of its credit note. */
  cause: string | null;
  waivedOn: Day | null;
  writtenOffAs: string | null;
}

const endOf = ({ cancelledOn, cause, waivedOn, writtenOffAs }: Ended): NumberedCall['end'] => {
  const isWaived = cancelledOn === null ? waivedOn !== null : cause === 'waived';
  if (isWaived) return 'waived';
  if (cancelledOn !== null) return 'cancelled';
  return writtenOffAs === 'loss' ? 'written-off' : 'settled';
};

/** The calls in euros that wait for no money, by their numbers. */
export const findEndedCalls = async (db: Executor): Promise<NumberedCall[]> => {
  const calls = await pick(
    db({ d: DUES_TABLE.collection })
      .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
      .leftJoin({ n: CREDIT_NOTE_TABLE.collection }, 'n.dues_id', 'd.document_id')
      .leftJoin({ next: DUES_TABLE.collection }, 'next.document_id', 'n.replaced_by_id')
      .whereNotNull('d.number')
      .where('d.currency', 'EUR')
      .whereRaw(`(d.cancelled_on is not null or t.waived_on is not null or ${LEFT} <= 0)`)
      .orderBy(['d.due_on', 'd.id']),
    {
      membershipId: D.membershipId,
      number: D.number,
      cancelledOn: orNull(D.cancelledOn),
      writtenOffAs: orNull(D.writtenOffAs),
      cause: orNull(columnsOf(CREDIT_NOTE_TABLE, 'n').cause),
      waivedOn: orNull(columnsOf(TERM_TABLE, 't').waivedOn),
      replacedBy: orNull(columnsOf(DUES_TABLE, 'next').number),
    },
  );
  return calls.map(({ membershipId, number, replacedBy, ...call }) => ({
    ...{ membershipId, number, replacedBy },
    end: endOf(call),
  }));
};

interface StandingPart {
  id: string;
  receiptId: string | null;
  membershipId: string | null;
  creditOf: string | null;
  number: string | null;
  reference: string | null;
  on: Day;
  amount: Cents;
}

/** The lines of money `p` that came in, of refunds, and of rejections. */
const MONEY = {
  received: `(p.kind in ('received', 'moved-in') or (p.kind = 'reversal' and p.receipt_id is not null))`,
  refund: `p.kind = 'refund'`,
  rejection: `p.kind = 'rejection'`,
};

/** The parts of payments of some days, of refunds or of rejections, wherever they are now. */
const standingParts = (
  db: Executor,
  money: keyof typeof MONEY,
  days: Days,
  { membershipId }: Of,
): Promise<StandingPart[]> => {
  const query = db({ p: PAYMENT_TABLE.collection })
    .leftJoin({ d: DUES_TABLE.collection }, 'd.document_id', 'p.dues_id')
    .whereRaw(MONEY[money])
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
    reference: orNull(P.reference),
    on: P.on,
    amount: P.amount,
  });
};

/** A payment, a refund or a rejection with the reference that it was recorded under. */
export type Referenced = FreeReceipt & { reference: string | null };

/** Parts as payments, each once with an amount above zero; one on several accounts is left out. */
const gathered = (parts: readonly StandingPart[], sign: 1 | -1): Referenced[] => {
  const receipts = new Map<string, Referenced & { isSplit: boolean }>();
  for (const part of parts) {
    const receiptId = part.receiptId ?? part.id;
    const membershipId = part.membershipId ?? part.creditOf ?? '';
    const known = receipts.get(receiptId);
    const numbers = part.number === null ? [] : [part.number];
    const amount = part.amount * sign;
    if (!known) {
      const { on, reference } = part;
      const told = { receiptId, membershipId, on, amount, numbers, reference };
      receipts.set(receiptId, { ...told, isSplit: false });
      continue;
    }
    known.amount += amount;
    known.numbers.push(...numbers.filter((one) => !known.numbers.includes(one)));
    known.isSplit ||= known.membershipId !== membershipId;
  }
  return [...receipts.values()]
    .filter(({ isSplit, amount }) => !isSplit && amount > 0)
    .map(({ isSplit: _isSplit, ...receipt }) => receipt);
};

type Found = (db: Executor, days: Days, of?: Of) => Promise<Referenced[]>;

/** The payments received in some days, wherever their money is now. */
export const findReceipts: Found = async (db, days, of = {}) =>
  gathered(await standingParts(db, 'received', days, of), 1);

/** The refunds of some days. */
export const findRefunds: Found = async (db, days, of = {}) =>
  gathered(await standingParts(db, 'refund', days, of), -1);

/** The rejections of payments that were noted on some days. */
export const findRejections: Found = async (db, days, of = {}) =>
  gathered(await standingParts(db, 'rejection', days, of), -1);

/** Where the money of a payment is: the numbers of its calls, and what of it is a credit. */
export interface Places {
  numbers: string[];
  credit: Cents;
  /** The day on which the bank rejected it, and of a rejection its own. */
  rejectedOn: Day | null;
}

/** Where payments are now, or were as the bank rejected them, and refunds were given back of. */
export const findPlacesOf = async (
  db: Executor,
  receiptIds: readonly string[],
): Promise<Map<string, Places>> => {
  const places = new Map<string, Places>();
  if (receiptIds.length === 0) return places;
  const R = columnsOf(PAYMENT_TABLE, 'r');
  const rows = await pick(
    db({ p: PAYMENT_TABLE.collection })
      .leftJoin({ d: DUES_TABLE.collection }, 'd.document_id', 'p.dues_id')
      .leftJoin({ r: PAYMENT_TABLE.collection }, 'r.reverses_id', 'p.document_id')
      .where((either: ReturnType<Executor>) =>
        either
          .whereIn('p.document_id', receiptIds as string[])
          .orWhereIn('p.receipt_id', receiptIds as string[]),
      )
      .whereRaw(CAME)
      .orderBy('p.id'),
    {
      id: P.id,
      kind: P.kind,
      receiptId: orNull(P.receiptId),
      duesId: orNull(P.duesId),
      number: orNull(D.number),
      amount: P.amount,
      on: P.on,
      takenOn: orNull(R.on),
    },
  );
  for (const { id, kind, receiptId, duesId, number, amount, on, takenOn } of rows) {
    const key = receiptId ?? id;
    const place: Places = places.get(key) ?? { numbers: [], credit: 0, rejectedOn: null };
    places.set(key, place);
    if (duesId === null) place.credit += amount;
    if (number !== null && !place.numbers.includes(number)) place.numbers.push(number);
    place.rejectedOn ??= kind === 'rejection' ? on : takenOn;
  }
  return places;
};

import type { Core } from '@strapi/strapi';
import type { RecordedKind } from '../../../shared/bank/bank';
import { clockIn } from '../kernel/clock';
import { addDays } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { findKnownBodies } from '../membership/store/import-known';
import { settingsIn } from '../settings/settings';
import { indexOf, type Index } from './rules/evidence';
import { MOST_DAYS, type Returned } from './rules/rejections';
import type { FreeReceipt, LineToMatch, Payer } from './rules/types';
import { findTaken, type LineRow } from './store/bank';
import { findOpenCalls, findReceipts, findRefunds, findRejections } from './store/known';

/** Loads what lines of the bank are compared with. */

/** Days around those of the lines in which payments may have been recorded by hand. */
const NEAR_DAYS = 31;

export interface Compared {
  index: Index;
  payers: Map<string, Payer>;
  numbers: Map<string, { number: string | null; left: number }>;
  /** What is recorded, by the ids that parts name. */
  recorded: Map<string, { kind: RecordedKind; on: Day }>;
  returned: Returned;
}

const ownNames = async (strapi: Core.Strapi): Promise<string[]> => {
  const { name, legalName, accountHolder } = await settingsIn(strapi).identity();
  return [...new Set([name, legalName, accountHolder])];
};

const payersOf = async (strapi: Core.Strapi): Promise<Payer[]> => {
  const bodies = await findKnownBodies(strapi, await executorOf(strapi));
  return bodies.flatMap(({ membershipId, reference, takenOver, ...body }) =>
    membershipId === null || takenOver
      ? []
      : [
          {
            membershipId,
            reference: reference ?? '',
            name: body.name,
            formerNames: (body.formerly ?? []).map(({ name }) => name),
            siren: body.siren ?? null,
            sirets: [body.siret, ...(body.formerly ?? []).map(({ siret }) => siret)].filter(
              (siret) => siret !== null,
            ),
          },
        ],
  );
};

type Days = Parameters<typeof findReceipts>[1];

/** The days near those of some lines; null without any. */
const near = (lines: readonly Pick<LineRow, 'bookedOn'>[]): Days => {
  const days = lines.map(({ bookedOn }) => bookedOn).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: addDays(first, -NEAR_DAYS), to: addDays(last, NEAR_DAYS) } : null;
};

/** Those of some payments, refunds or rejections that no line of the bank has. */
export const free = async <One extends FreeReceipt>(
  db: Executor,
  all: One[],
  flow: 'in' | 'out',
): Promise<One[]> => {
  const ids = all.map(({ receiptId }) => receiptId);
  const taken = new Set(await findTaken(db, ids, flow));
  return all.filter(({ receiptId }) => !taken.has(receiptId));
};

/** Everything that lines of some days may be matched to. */
export const comparedWith = async (
  strapi: Core.Strapi,
  lines: readonly Pick<LineRow, 'bookedOn' | 'amount'>[],
): Promise<Compared> => {
  const db = await executorOf(strapi);
  const days = near(lines.filter(({ amount }) => amount > 0));
  const outgoing = near(lines.filter(({ amount }) => amount < 0));
  const payers = await payersOf(strapi);
  const calls = await findOpenCalls(db);
  const receipts = days ? await free(db, await findReceipts(db, days), 'in') : [];
  const refunds = outgoing ? await free(db, await findRefunds(db, outgoing), 'out') : [];
  const rejections = outgoing ? await free(db, await findRejections(db, outgoing), 'out') : [];
  const before = outgoing && {
    from: addDays(outgoing.from, NEAR_DAYS - MOST_DAYS),
    to: outgoing.to,
  };
  // A rejection takes back what came in, on whichever line it did.
  const payments = before ? await findReceipts(db, before) : [];
  const recorded = Object.entries({
    payment: [...payments, ...receipts],
    refund: refunds,
    rejection: rejections,
  });
  return {
    index: indexOf({
      ...{ calls, receipts, refunds, payers },
      own: await ownNames(strapi),
      today: clockIn(strapi).today(),
    }),
    payers: new Map(payers.map((payer) => [payer.membershipId, payer])),
    numbers: new Map(calls.map(({ duesId, number, left }) => [duesId, { number, left }])),
    recorded: new Map(
      recorded.flatMap(([kind, all]) =>
        all.map(({ receiptId, on }) => [receiptId, { kind: kind as RecordedKind, on }]),
      ),
    ),
    returned: { rejections, payments },
  };
};

/** A line as the rules compare it: what its matches do not hold yet. */
export const toMatch = (line: LineRow): LineToMatch => ({
  bookedOn: line.bookedOn,
  amount: Math.abs(line.amount - line.matched),
  label: line.label,
  details: line.details,
  counterparty: line.counterparty,
  reference: line.reference,
  alike: line.alike,
  undone: line.isUndone,
});

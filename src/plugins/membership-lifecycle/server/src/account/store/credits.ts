import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Cents } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, computedBy, or, pick, sum } from '../../kernel/store/rows';
import { spreadCredits, type CreditedCall } from '../rules/credits';
import { openCallsOf, unpaidAmong, type UnpaidFilters } from './calls';

/** The credits of accounts: money on no call, and what calls received beyond what they ask. */

const onNoCall = (db: Executor) => {
  const { creditOf, amount } = columnsOf(PAYMENT_TABLE);
  const query = db(PAYMENT_TABLE.collection).whereNull('dues_id').groupBy('credit_of');
  return pick(query, { membershipId: or(creditOf, ''), credit: sum(amount) });
};

/** The sum that a call asks: none once it is cancelled, or its dues are waived. */
const ASKED = 'case when d.cancelled_on is null and t.waived_on is null then d.amount else 0 end';

const beyondCalls = (db: Executor) => {
  const query = db({ d: DUES_TABLE.collection })
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .join({ p: PAYMENT_TABLE.collection }, 'p.dues_id', 'd.document_id')
    .groupBy('d.id', 'd.membership_id', 'd.amount', 'd.cancelled_on', 't.waived_on')
    .havingRaw(`sum(p.amount) > ${ASKED}`);
  const credit = computedBy(db.raw(`sum(p.amount) - ${ASKED}`));
  return pick(query, { membershipId: columnsOf(DUES_TABLE, 'd').membershipId, credit });
};

/** The members whose account has a credit, each with its sum. */
const findCredits = async (db: Executor): Promise<Map<string, Cents>> => {
  const credits = new Map<string, Cents>();
  for (const { membershipId, credit } of [...(await onNoCall(db)), ...(await beyondCalls(db))]) {
    credits.set(membershipId, (credits.get(membershipId) ?? 0) + credit);
  }
  return new Map([...credits].filter(([, credit]) => credit > 0));
};

/** Of the unpaid calls that match, those for which a credit lies on the account of their member. */
export const findCredited = async (
  db: Executor,
  filters: UnpaidFilters,
): Promise<CreditedCall[]> => {
  const credits = await findCredits(db);
  if (credits.size === 0) return [];
  const credited = spreadCredits(credits, await openCallsOf(db, [...credits.keys()]));
  const matching = new Set(
    await unpaidAmong(
      db,
      filters,
      credited.map(({ id }) => id),
    ),
  );
  return credited.filter(({ id }) => matching.has(id));
};

import { PAYMENT_TABLE } from '../tables/member';

/** What was paid on a call, as `d`: asked for each through an index, and only for calls that matter. */
export const PAID = `(select coalesce(sum(p.amount), 0) from ${PAYMENT_TABLE.collection} p where p.dues_id = d.document_id)`;

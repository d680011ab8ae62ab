import { CAME } from '../../core/store/paid';
import { PAYMENT_TABLE } from '../../core/tables/member';
import { BANK_MATCH_TABLE } from '../tables/bank';

/** SQL about the matches of a line of the bank: which of them hold, and whether one was undone. */

const MATCHES = BANK_MATCH_TABLE.collection;
const PAYMENTS = PAYMENT_TABLE.collection;

/**
 * Whether a match `k` holds: nothing undoes it, and its payment, wherever it was moved, was not
 * reversed on the page of its member. One that the bank rejected came in all the same, and keeps its
 * line.
 */
export const HOLDS = `k.kind <> 'undone'
  and not exists (select 1 from ${MATCHES} u where u.undoes_id = k.document_id)
  and (k.receipt_id is null or exists (
    select 1 from ${PAYMENTS} p
    where (p.document_id = k.receipt_id or p.receipt_id = k.receipt_id) and ${CAME}))`;

/** The sum of the matches that hold of a line `l`, with the sign of the line. */
export const MATCHED = `(select coalesce(sum(k.amount), 0) from ${MATCHES} k
  where k.line_id = l.document_id and k.kind in ('recorded', 'linked') and ${HOLDS})`;

export const ASIDE = `exists (select 1 from ${MATCHES} k
  where k.line_id = l.document_id and k.kind = 'aside' and ${HOLDS})`;

/** Whether somebody took back what a line was put on. */
export const UNDONE = `exists (select 1 from ${MATCHES} k
  where k.line_id = l.document_id and k.kind in ('recorded', 'linked') and not (${HOLDS}))`;

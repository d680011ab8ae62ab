import type { Day } from '../../kernel/rules/values';
import { duesState, freeSurplus } from './account';
import { addRow, patchRow } from './change';
import { NOT_WRITTEN_OFF, type DuesState } from './dues';
import type { CreditCause, CreditNote, DecisionContext, Dues, Facts } from './types';

/**
 * Credit notes: a call that was issued is never changed. It is cancelled whole, and called again
 * under another number if something is still asked for.
 */

/** The credit note that cancels a call; a call that was cancelled before there were any has none. */
export const creditNoteOf = ({ creditNotes }: Facts, duesId: string): CreditNote | undefined =>
  creditNotes.find((note) => note.duesId === duesId);

/** The state of a call on a day; one that was waived is not told as cancelled. */
export const callState = (facts: Facts, call: Dues, today: Day): DuesState | 'cancelled' => {
  const term = facts.terms.find(({ id }) => id === call.termId);
  if (call.cancelledOn === null) return duesState(facts, term, today);
  const note = creditNoteOf(facts, call.id);
  // A call without a number was cancelled without a note.
  const isWaived = note ? note.cause === 'waived' : term?.waivedOn === call.cancelledOn;
  return isWaived ? 'waived' : 'cancelled';
};

/** The cancelled call that a call was issued instead of. */
export const replacedBy = (facts: Facts, duesId: string): Dues | undefined => {
  const note = facts.creditNotes.find(({ replacedById }) => replacedById === duesId);
  return facts.dues.find(({ id }) => id === note?.duesId);
};

/**
 * Cancels a call by a credit note; money on it becomes a credit of the account. A call without a
 * number comes from a history: nobody was sent it, and it needs no note.
 */
export const cancelCall = (
  facts: Facts,
  { id: duesId, number, amount, currency }: Dues,
  { cause, replacedById = null }: { cause: CreditCause; replacedById?: string | null },
  ctx: DecisionContext,
): Facts => {
  // What was written off of it is asked no more with the whole.
  const cancelled = patchRow(facts, 'dues', duesId, { cancelledOn: ctx.today, ...NOT_WRITTEN_OFF });
  if (number === null) return freeSurplus(cancelled, ctx);
  const noted = addRow(cancelled, 'creditNotes', {
    id: ctx.newId(),
    duesId,
    number: null,
    issuedOn: ctx.today,
    amount,
    currency,
    cause,
    replacedById,
  });
  return freeSurplus(noted, ctx);
};

import type { Cents, Day, Localised } from '../../kernel/rules/values';
import type { Dues, Facts, Payment, Term } from './types';

/** Money of one membership: what was called, what came in. */

export type DuesState =
  'none' | 'uncalled' | 'open' | 'overdue' | 'paid' | 'waived' | 'written-off';

/** The sum of lines, in cents: receipts less refunds, reversals and moves. */
export const sumOf = (lines: readonly Payment[]): Cents =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

/** The sum of the lines of a call. */
export const paidOf = (payments: readonly Payment[], duesId: string): Cents =>
  sumOf(payments.filter((payment) => payment.duesId === duesId));

/** The sum received for a term on all its calls, cancelled ones too, in cents. */
export const paidFor = (facts: Pick<Facts, 'dues' | 'payments'>, termId: string): Cents =>
  facts.dues
    .filter((call) => call.termId === termId)
    .reduce((sum, { id }) => sum + paidOf(facts.payments, id), 0);

const UNNUMBERED: Localised = { fr: 'sans numéro', en: 'without a number' };

/** The name of a call in a sentence; calls of an imported history may have no number. */
export const calledBy = ({ number }: Dues): string | Localised => number ?? UNNUMBERED;

/** The call of a term that stands. */
export const duesOf = <T extends Pick<Dues, 'termId' | 'cancelledOn'>>(
  dues: readonly T[],
  termId: string,
): T | undefined => dues.find((call) => call.termId === termId && call.cancelledOn === null);

/**
 * The amount still to be paid on a call, in cents: 0 once it is cancelled, its term waived or the
 * rest written off; negative when too much was paid.
 */
export const remainingOf = (facts: Pick<Facts, 'terms' | 'payments'>, call: Dues): Cents =>
  isAsked(facts, call) ? askedOf(call) - paidOf(facts.payments, call.id) : 0;

/** The amount of a call, in cents, less what of it was written off. */
export const askedOf = ({ amount, writtenOff }: Dues): Cents => amount - (writtenOff ?? 0);

/** A call of which nothing is written off. */
export const NOT_WRITTEN_OFF = {
  writtenOff: null,
  writtenOffOn: null,
  writtenOffAs: null,
} as const satisfies Partial<Dues>;

/** What a call asks to be paid in full, in cents: a small difference that was written off is not. */
export const toSettle = (call: Dues): Cents =>
  call.writtenOffAs === 'difference' ? askedOf(call) : call.amount;

/** Whether a call is paid in full, but for a small difference that was written off. */
export const isPaidInFull = ({ payments }: Pick<Facts, 'payments'>, call: Dues): boolean =>
  paidOf(payments, call.id) >= toSettle(call);

/** Whether a call still asks for its amount: it is not cancelled, nor its term waived. */
export const isAsked = ({ terms }: Pick<Facts, 'terms'>, call: Dues): boolean =>
  call.cancelledOn === null && !terms.find(({ id }) => id === call.termId)?.waivedOn;

/** Whether nothing more is owed for a term: waived, free, or paid in full. */
export const isSettled = (facts: Facts, term: Term): boolean => {
  if (term.waivedOn !== null || term.price === 0) return true;
  const call = duesOf(facts.dues, term.id);
  return call !== undefined && isPaidInFull(facts, call);
};

/** The call that stands for a term, or the one that its waiver cancelled. */
export const lastCallOf = (dues: readonly Dues[], term: Term): Dues | undefined =>
  duesOf(dues, term.id) ??
  (term.waivedOn === null ? undefined : dues.filter(({ termId }) => termId === term.id).at(-1));

/**
 * The price of an issued term that is not over and whose call is still to be issued, in cents; null
 * when there is nothing to call.
 */
export const uncalledOf = (facts: Facts, term: Term | undefined, today: Day): Cents | null => {
  if (!term || term.state !== 'issued' || term.endsOn < today) return null;
  return isSettled(facts, term) || duesOf(facts.dues, term.id) ? null : term.price;
};

/** The ids of reversed lines; null is among them, from lines that reverse nothing. */
export const takenBack = (payments: readonly Payment[]): ReadonlySet<string | null> =>
  new Set(payments.map(({ reversesId }) => reversesId));

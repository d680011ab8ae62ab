import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { receiptOf } from '../../core/rules/account';
import { creditNoteOf, replacedBy } from '../../core/rules/credit-notes';
import { lastCallOf, paidOf } from '../../core/rules/dues';
import { remaining } from '../../core/rules/entitlement';
import { kindOf } from '../../core/rules/renewal';
import { priceOf } from '../../core/rules/terms';
import type { Dues, Entitlement, Facts, Payment, Renewal, Term } from '../../core/rules/types';
import type { Day } from '../../kernel/rules/values';

/**
 * An event tells ids, codes, dates and amounts of a row. No name, no address and no text that
 * somebody wrote ever goes in: personal data does not leave the house by this door.
 */

export interface EventDraft {
  /** One of `shared/webhooks/events.ts`. */
  name: string;
  membershipId: string;
  reference: string;
  /** The association's day on which it happened. */
  on: Day;
  /** The key of an event that can be seen more than once; null: it is told once anyway. */
  key: string | null;
  data: Record<string, unknown>;
}

export const termFacts = (facts: Facts, term: Term) => ({
  id: term.id,
  state: term.state,
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  tier: term.tierCode,
  price: priceOf(term),
  rights: facts.entitlements
    .filter(({ termId, voidedOn }) => termId === term.id && voidedOn === null)
    .map(({ id, benefitCode, kind, granted }) => ({ id, benefit: benefitCode, kind, granted })),
});

export const duesFacts = (facts: Facts, call: Dues) => ({
  id: call.id,
  number: call.number,
  termId: call.termId,
  issuedOn: call.issuedOn,
  dueOn: call.dueOn,
  amount: { amount: call.amount, currency: call.currency },
  paid: { amount: paidOf(facts.payments, call.id), currency: call.currency },
  replacesId: replacedBy(facts, call.id)?.id ?? null,
  creditNote: creditNoteOf(facts, call.id)?.number ?? null,
});

export const waivedFacts = (facts: Facts, term: Term) => {
  const call = lastCallOf(facts.dues, term);
  return { termId: term.id, dues: call ? duesFacts(facts, call) : null };
};

export const paymentFacts = (payment: Payment, currency: string) => ({
  id: payment.id,
  receiptId: receiptOf(payment),
  kind: payment.kind,
  amount: { amount: payment.amount, currency },
  on: payment.on,
  method: payment.method,
  reversesId: payment.reversesId,
});

export const renewalFacts = (facts: Facts, renewal: Renewal) => {
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  return {
    id: renewal.id,
    stageId: renewal.stageId,
    kind: kindOf(facts, renewal) ?? null,
    answer: renewal.answer,
    fromTermId: renewal.fromTermId,
    termId: renewal.termId,
    startsOn: term?.startsOn ?? null,
    endsOn: term?.endsOn ?? null,
    tier: term?.tierCode ?? null,
    price: term ? priceOf(term) : null,
    openedOn: renewal.openedOn,
    closedOn: renewal.closedOn,
  };
};

export const rightFacts = (
  right: Entitlement,
  { granted, used }: { granted: number | null; used: number },
) => ({
  id: right.id,
  termId: right.termId,
  benefit: right.benefitCode,
  kind: right.kind,
  granted: RIGHT_KINDS[right.kind].numbered ? granted : null,
  used,
  remaining: remaining({ kind: right.kind, granted, used }),
  startsOn: right.startsOn,
  endsOn: right.endsOn,
});

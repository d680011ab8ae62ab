import { formatMoney } from '../kernel/texts/format';
import type { Step } from './recording';
import { refuse } from './refusals/memberships';
import { currencyOf } from './rules/account';
import type { Decision } from './rules/change';
import {
  canMovePayment,
  moveWithin,
  receiveMoved,
  sendMoved,
  type MovePayment,
} from './rules/commands/payment-corrections';
import { concluded } from './rules/decide';
import type { DecisionContext, Payment } from './rules/types';
import type { LoadedFacts } from './store/facts';

/** The command `move-payment`: a payment goes to another call, of this member or of another. */

/** The account to which a payment would go, and the place on it. */
const whoseAccount = (
  { facts, organisationName }: LoadedFacts,
  { toDuesId, amount }: MovePayment,
  payment: Payment,
) => {
  const call = facts.dues.find(({ id }) => id === toDuesId);
  const sum = (locale: 'fr' | 'en') =>
    formatMoney(amount ?? payment.amount, call?.currency ?? currencyOf(facts), locale);
  return {
    sum: { fr: sum('fr'), en: sum('en') },
    organisation: organisationName,
    reference: facts.membership.reference,
    place: call
      ? { fr: `sur l’appel ${call.number ?? ''}`, en: `on call ${call.number ?? ''}` }
      : { fr: 'en crédit', en: 'as a credit' },
  };
};

const sideOf = (
  loaded: LoadedFacts,
  decided: Decision,
  input: MovePayment & { fromName?: string; intoName?: string },
  ctx: DecisionContext,
): Step => {
  const decision = concluded(loaded.facts, decided, { name: 'move-payment', input }, ctx);
  if (!decision.ok) throw refuse(decision.reason, decision.details);
  return {
    command: 'move-payment',
    input: { ...input },
    before: loaded.facts,
    outcome: decision.outcome,
    organisationName: loaded.organisationName,
  };
};

/**
 * Decides the move of a payment on the member that has it and, when that is another, the one that
 * gets it; throws the refusal, or the question that is asked before money goes to another member.
 */
export const moveSteps = (
  [from, into]: readonly LoadedFacts[],
  input: MovePayment,
  ctx: DecisionContext,
): Step[] => {
  const guard = canMovePayment(from.facts);
  if (guard) throw refuse(guard.reason);
  if (!into) return [sideOf(from, moveWithin(from.facts, input, ctx), input, ctx)];
  const payment = from.facts.payments.find((line) => line.id === input.paymentId);
  if (!payment) throw refuse('payment-unknown');
  // Both journals name both members.
  const names = { fromName: from.organisationName, intoName: into.organisationName };
  const told = { ...input, ...names };
  const steps = [
    sideOf(from, sendMoved(from.facts, input, ctx), told, ctx),
    sideOf(into, receiveMoved(into.facts, payment, input, ctx), told, ctx),
  ];
  // The person sees whose the money becomes before it moves.
  if (!input.confirmed) throw refuse('payment-moves-elsewhere', whoseAccount(into, input, payment));
  return steps;
};

/** The memberships that a move concerns, the one that has the payment first. */
export const movedBetween = (id: string, { intoMembershipId }: MovePayment): string[] =>
  intoMembershipId === undefined || intoMembershipId === id ? [id] : [id, intoMembershipId];

import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Cents, Day } from '../../../kernel/rules/values';
import { creditOf, useCredit } from '../account';
import { addRow, and, outcome, patchRow, type Refusal } from '../change';
import {
  duesOf,
  isPaidInFull,
  isSettled,
  NOT_WRITTEN_OFF,
  paidFor,
  paidOf,
  remainingOf,
} from '../dues';
import type { Held } from '../reminders';
import {
  firstStage,
  kindOf,
  openRenewalTo,
  renewalFrom,
  renewalPaidBy,
  renewalTo,
  workflowOf,
} from '../renewal';
import type {
  DecisionContext,
  Dues,
  Facts,
  MessageDraft,
  Outcome,
  Renewal,
  Stage,
  Term,
} from '../types';
import { issueProposed } from './issue';

/** Movements through the stages of a renewal, shared by the commands that lead to them. */

/**
 * The message of a stage, sent once per renewal, stage and day of entry; one that carries a call is
 * sent once for each call, and not at all where there is none to pay.
 */
const stageMessage = (facts: Facts, renewal: Renewal, stage: Stage, today: Day): MessageDraft[] => {
  const duesId = duesOf(facts.dues, renewal.termId)?.id ?? null;
  if (stage.messageTemplate === null || (stage.issuesCall && duesId === null)) return [];
  const once = [facts.membership.id, renewal.id, 'stage', stage.id, today];
  return [
    {
      key: (stage.issuesCall ? [...once, duesId] : once).join(':'),
      template: stage.messageTemplate,
      contactRole: stage.issuesCall ? 'billing' : 'representative',
      termId: renewal.termId,
      renewalId: renewal.id,
      duesId,
      ...(stage.issuesCall ? { carriesCall: true } : {}),
    },
  ];
};

/**
 * The refusal for a stage that the renewal's workflow lacks. It may belong to another workflow,
 * since the board shows the stages of all.
 */
export const noSuchStage = (facts: Facts, renewal: Renewal, stageId: string): Refusal => {
  const known = facts.workflows.flatMap(({ stages }) => stages).find(({ id }) => id === stageId);
  return known
    ? refused('stage-elsewhere', { stage: known.names, workflow: workflowOf(facts, renewal).name })
    : refused('stage-unknown', { stage: stageId });
};

/** Puts a renewal into a stage and writes the stage's message, unless asked to be silent. */
export const enter = (
  facts: Facts,
  renewal: Renewal,
  stage: Stage,
  ctx: DecisionContext,
  silent = false,
): Outcome => {
  const closes = stage.kind === 'won' || stage.kind === 'lost';
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  // Prepared and sent again after the end, it gives the days of grace again.
  const isAgain = kindOf(facts, renewal) === 'todo' && from && ctx.today > from.endsOn;
  const asks = stage.kind === 'waiting' && (renewal.proposedOn === null || isAgain);
  const next = patchRow(facts, 'renewals', renewal.id, {
    stageId: stage.id,
    enteredStageOn: ctx.today,
    closedOn: closes ? ctx.today : null,
    ...(asks ? { proposedOn: ctx.today } : {}),
  });
  const messages = silent ? [] : stageMessage(next, renewal, stage, ctx.today);
  return outcome(next, { messages });
};

/** Of who has not answered, a call takes a credit only for all of it: a part of it would be a yes. */
const takesCredit = (facts: Facts, price: Cents, renewal: Renewal | undefined): boolean =>
  renewal?.answer !== null || creditOf(facts) >= price;

/** The parts of a call that are given with the command; the rest comes from its term and member. */
export interface CallInput {
  id?: string;
  dueOn?: Day;
  engagementNumber?: string | null;
  serviceCode?: string | null;
  /** The hold on its reminders from the start. */
  held?: Held;
}

/** The numbers of a call: those that are given, the renewal's, or the organisation's. */
const numbersOf = (
  { payer }: Facts,
  renewal: Renewal | undefined,
  { engagementNumber, serviceCode }: CallInput,
): Pick<Dues, 'engagementNumber' | 'serviceCode'> => ({
  engagementNumber: engagementNumber ?? renewal?.engagementNumber ?? null,
  serviceCode: serviceCode ?? renewal?.serviceCode ?? payer.serviceCode,
});

/** Issues the call for a term, unless it has one. Credit of the account is allocated to it. */
export const addCall = (
  facts: Facts,
  termId: string,
  ctx: DecisionContext,
  input: CallInput = {},
): Facts => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.price === null || duesOf(facts.dues, termId)) return facts;
  if (term.price === 0 || term.waivedOn !== null) return facts;
  const renewal = renewalTo(facts.renewals, termId);
  const { id = ctx.newId() } = input;
  const called = addRow(facts, 'dues', {
    id,
    membershipId: facts.membership.id,
    termId,
    number: null,
    issuedOn: ctx.today,
    dueOn: input.dueOn ?? addDays(ctx.today, workflowOf(facts, renewal).dueDays),
    amount: term.price,
    currency: term.currency,
    ...numbersOf(facts, renewal, input),
    cancelledOn: null,
    heldUntil: input.held?.heldUntil ?? null,
    heldCause: input.held?.heldCause ?? null,
    ...NOT_WRITTEN_OFF,
  });
  return takesCredit(facts, term.price, renewal) ? useCredit(called, id, term.price, ctx) : called;
};

/** Enters a stage and, if the stage says so, issues the call. */
export const enterAndAct = (
  facts: Facts,
  renewal: Renewal,
  stage: Stage,
  ctx: DecisionContext,
): Outcome => {
  if (!stage.issuesCall) return enter(facts, renewal, stage, ctx);
  const called = addCall(facts, renewal.termId, ctx);
  const call = duesOf(called.dues, renewal.termId);
  // A member that has the call already, or that has paid it, is not asked again.
  const isAsked = duesOf(facts.dues, renewal.termId) !== undefined;
  const isPaid = call !== undefined && remainingOf(called, call) <= 0;
  const entered = enter(called, renewal, stage, ctx, isAsked || isPaid);
  return call ? and(entered, (now) => settledBy(facts, now, [call], ctx)) : entered;
};

/** Gives the rights of a term back whose money came again. */
const withRightsAgain = (facts: Facts, { id, heldOn, heldUntil }: Term, today: Day): Facts =>
  heldOn === null || heldUntil !== null
    ? facts
    : patchRow(facts, 'terms', id, { heldUntil: today });

/** Whether a proposal still waits for its answer: nothing to pay is no yes, money is. */
const isUnanswered = (facts: Facts, term: Term): boolean =>
  term.state === 'proposed' &&
  openRenewalTo(facts.renewals, term.id)?.answer === null &&
  paidFor(facts, term.id) <= 0;

/**
 * A renewal whose yes is read from what was done: money, or a term that staff issued. Where money is
 * the only yes, the renewal keeps the stage to which it goes back if that money is taken back.
 */
const readAsYes = (
  facts: Facts,
  renewal: Renewal,
  term: Term,
  { today }: DecisionContext,
): Facts => {
  const isMoney =
    renewal.answer === null && term.state === 'proposed' && paidFor(facts, term.id) > 0;
  return patchRow(facts, 'renewals', renewal.id, {
    answer: 'accepted',
    answeredOn: renewal.answeredOn ?? today,
    ...(isMoney ? { stageBeforeMoney: renewal.stageId } : {}),
  });
};

/**
 * Settles a term when nothing is owed for it any more: issues it if it waited for the payment, and
 * wins its renewal from any stage, once the member has said yes.
 */
export const settleTerm = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.state === 'void' || !isSettled(facts, term)) return outcome(facts);
  if (isUnanswered(facts, term)) return outcome(facts);
  const afterIssue = issueProposed(withRightsAgain(facts, term, ctx.today), termId, ctx);
  return and(afterIssue, (now) => {
    const renewal = renewalPaidBy(now, termId);
    const won = firstStage(workflowOf(now, renewal), 'won');
    if (!renewal || !won) return outcome(now);
    return enter(readAsYes(now, renewal, term, ctx), renewal, won, ctx, renewal.closedOn !== null);
  });
};

/** Takes a won renewal back whose payment was reversed: its call is to be paid again. */
const unsettled = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const term = facts.terms.find(({ id }) => id === termId);
  const renewal = renewalTo(facts.renewals, termId);
  if (!term || !renewal || isSettled(facts, term)) return outcome(facts);
  const { endedOn, refusedOn } = facts.membership;
  if (refusedOn !== null) return outcome(facts);
  if (kindOf(facts, renewal) !== 'won') return outcome(facts);
  if (renewalFrom(facts.renewals, renewal.fromTermId)?.id !== renewal.id) return outcome(facts);
  const committed = workflowOf(facts, renewal).stages.filter(({ kind }) => kind === 'committed');
  // A stage after the call may say that its payment is under way, which nobody knows.
  const called = duesOf(facts.dues, termId) && committed.find(({ issuesCall }) => issuesCall);
  const stage = called ?? committed.at(-1);
  if (!stage) return outcome(facts);
  const { closedOn } = renewal;
  const back = enter(facts, renewal, stage, ctx, true);
  // After an end it waits for the money where the end closed it.
  return endedOn === null
    ? back
    : outcome(patchRow(back.facts, 'renewals', renewal.id, { closedOn }));
};

/**
 * Treats a partial payment or an issued term as a yes: a renewal that waited for an answer becomes
 * committed, so that it does not lapse.
 */
const engaged = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const term = facts.terms.find(({ id }) => id === termId);
  const renewal = openRenewalTo(facts.renewals, termId);
  if (!term || !renewal) return outcome(facts);
  const kind = kindOf(facts, renewal);
  const call = duesOf(facts.dues, termId);
  const begun = term.state === 'issued' || (call && paidOf(facts.payments, call.id) > 0);
  const workflow = workflowOf(facts, renewal);
  const stage =
    (call && workflow.stages.find(({ issuesCall }) => issuesCall)) ??
    firstStage(workflow, 'committed');
  const isOpen = kind === 'todo' || kind === 'waiting' || kind === 'deciding';
  if (!begun || !stage || !isOpen) return outcome(facts);
  const answered = readAsYes(facts, renewal, term, ctx);
  const first =
    workflow.activation === 'decision' ? issueProposed(answered, termId, ctx) : outcome(answered);
  return and(first, (now) => enter(now, renewal, stage, ctx, true));
};

/**
 * Applies what money did to calls: their terms and renewals follow, and a call that is settled by
 * it is thanked for.
 */
export const settledBy = (
  before: Facts,
  after: Facts,
  calls: readonly Dues[],
  ctx: DecisionContext,
): Outcome =>
  calls.reduce((first, call) => {
    if (paidOf(after.payments, call.id) === paidOf(before.payments, call.id)) return first;
    const next = and(first, (now) => applyMoney(now, call.termId, ctx));
    return isPaidInFull(before, call) || !isPaidInFull(after, call)
      ? next
      : and(next, (now) => thankFor(now, call));
  }, outcome(after));

/** The message that thanks for a call, once for the line that settled it. */
const thankFor = (facts: Facts, call: Dues): Outcome => {
  const line = facts.payments.filter(({ duesId }) => duesId === call.id).at(-1);
  // A refund that was recorded by mistake took back what had been thanked for.
  if (line?.kind === 'reversal') return outcome(facts);
  const message: MessageDraft = {
    key: `${facts.membership.id}:${line?.id}:payment-received`,
    template: 'payment-received',
    contactRole: 'billing',
    termId: call.termId,
    renewalId: null,
    duesId: call.id,
  };
  return outcome(facts, { messages: [message] });
};

/** Applies the consequences of a payment or reversal to the term and its renewal. */
export const applyMoney = (facts: Facts, termId: string, ctx: DecisionContext): Outcome =>
  and(
    and(settleTerm(facts, termId, ctx), (now) => unsettled(now, termId, ctx)),
    (now) => engaged(now, termId, ctx),
  );

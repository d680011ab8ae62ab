import type { Day } from '../../kernel/rules/values';
import { partsOf } from './account';
import { paidOf } from './dues';
import { isTrueOn, renewalReminders, standingReminders } from './reminders';
import { kindOf, stageOf, workflowOf } from './renewal';
import type { Facts, Renewal } from './types';

/**
 * Whether a message that has not left still says what is so. Its key names what it is about: an id
 * there stays with its row, also when a merger moves the row to another membership.
 */

/** What a message told of and is no longer so. */
export const OVER_REASONS = [
  'call-over',
  'payment-over',
  'decision-over',
  'stage-over',
  'reminder-over',
] as const;
export type OverReason = (typeof OVER_REASONS)[number];

/** A message, by what it was written for. */
export interface Letter {
  key: string;
  template: string;
}

const ENDINGS: ReadonlySet<string> = new Set([
  'membership-ended',
  'membership-ending',
  'application-withdrawn',
]);

/** Whether a decision on the membership was taken back, or another took its place. */
const isDecisionOver = (facts: Facts, { template }: Letter, before: Facts | undefined): boolean => {
  const { endedOn, endKind, refusedOn } = facts.membership;
  if (ENDINGS.has(template)) {
    const was = before?.membership.endedOn ?? endedOn;
    return endedOn === null || was !== endedOn;
  }
  if (template === 'membership-refused') return refusedOn === null;
  // What began is over with the end; a merger goes on elsewhere.
  const isBeginning = template === 'membership-approved' || template === 'application-received';
  return isBeginning && endedOn !== null && endKind !== 'merged';
};

/** Whether a renewal went back behind a stage, does not wait for an answer any more, or is lost. */
const isStageOver = (facts: Facts, renewal: Renewal, stageId: string): boolean => {
  const workflow = workflowOf(facts, renewal);
  const kind = stageOf(workflow, stageId)?.kind;
  const places = workflow.stages.map(({ id }) => id);
  const [was, is] = [places.indexOf(stageId), places.indexOf(renewal.stageId)];
  if (was >= 0 && is >= 0 && is < was) return true;
  if (kind === 'waiting') return renewal.answer !== null || renewal.closedOn !== null;
  return kind !== 'lost' && kindOf(facts, renewal) === 'lost';
};

/** Whether the money that a message thanks for was taken back, or settles its call no more. */
const isPaymentOver = ({ payments, dues }: Facts, lineId: string): boolean => {
  const line = payments.find(({ id }) => id === lineId);
  if (!line) return false;
  if (partsOf(payments, line).length === 0) return true;
  const call = dues.find(({ id }) => id === line.duesId);
  return call?.cancelledOn === null && paidOf(payments, call.id) < call.amount;
};

/** Whether a reminder is found no more among those of its call or renewal, or says what is past. */
const isReminderOver = (facts: Facts, key: string, about: string, today: Day): boolean => {
  const of = facts.renewals.flatMap((renewal) => {
    const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
    return from ? renewalReminders(facts, renewal, from) : [];
  });
  const subject = key.slice(key.indexOf(':'));
  const found = [...of, ...standingReminders(facts)].find((one) => one.key.endsWith(subject));
  // One of a call that is paid is no longer found; one whose step was removed says nothing wrong.
  return found ? !isTrueOn(facts, found, today) : facts.dues.some(({ id }) => id === about);
};

/**
 * Why a message that has not left must not leave any more; null when it may. Of an end that another
 * took the place of, the facts before say it.
 */
export const whyOver = (
  facts: Facts,
  letter: Letter,
  today: Day,
  before?: Facts,
): OverReason | null => {
  const [member, about, what, ...rest] = letter.key.split(':');
  const named = [about, ...rest];
  const isCallOver = facts.dues.some(
    ({ id, cancelledOn }) => cancelledOn !== null && named.includes(id),
  );
  if (isCallOver && letter.template !== 'credit-note-issued') return 'call-over';
  if (what === 'reminder' && about !== undefined) {
    return isReminderOver(facts, letter.key, about, today) ? 'reminder-over' : null;
  }
  if (what === 'payment-received' && about !== undefined) {
    return isPaymentOver(facts, about) ? 'payment-over' : null;
  }
  const renewal = facts.renewals.find(({ id }) => id === about);
  if (renewal && what === 'stage') {
    return isStageOver(facts, renewal, rest[0] ?? '') ? 'stage-over' : null;
  }
  const isOfMember = member === facts.membership.id;
  return isOfMember && isDecisionOver(facts, letter, before) ? 'decision-over' : null;
};

/** Whether a change of facts may make a message untrue. */
export const mayBeOver = (before: Facts, after: Facts): boolean => {
  const [was, is] = [before.membership, after.membership];
  const sameDecisions = was.endedOn === is.endedOn && was.refusedOn === is.refusedOn;
  const { dues, payments, renewals } = before;
  const sameRows =
    dues === after.dues && payments === after.payments && renewals === after.renewals;
  return !sameDecisions || !sameRows;
};

import type { Day } from '../../kernel/rules/values';
import { partsOf } from './account';
import { neverJoined } from './commands/membership';
import { isPaidInFull, takenBack } from './dues';
import { isOwed, isToRemindOf, isTrueOn, renewalReminders, standingReminders } from './reminders';
import { kindOf, stageOf, workflowOf } from './renewal';
import type { Facts, Renewal } from './types';

/**
 * Whether a message that has not left still says what is so. Its key names what it is about: an id
 * there stays with its row, also when a merger moves the row to another membership.
 */

/** Reasons for which a message is out of date. */
export const OVER_REASONS = [
  'call-over',
  'payment-over',
  'decision-over',
  'stage-over',
  'reminder-over',
] as const;
export type OverReason = (typeof OVER_REASONS)[number];

/** Why a message must not leave as things are. */
export interface Over {
  reason: OverReason;
  /** Whether what it tells of was taken back: else it may be so again, as when an end is revoked. */
  isTakenBack: boolean;
}

/** A message, by what it was written for. */
export interface Letter {
  key: string;
  template: string;
}

const ENDINGS: ReadonlySet<string> = new Set([
  'membership-ended',
  'membership-ending',
  'membership-excluded',
  'application-withdrawn',
]);

const over = (isOver: boolean, reason: OverReason, isTakenBack = true): Over | null =>
  isOver ? { reason, isTakenBack } : null;

/** Of a decision on the membership that was taken back, or whose place another took. */
const decisionOver = (
  facts: Facts,
  { template }: Letter,
  before: Facts | undefined,
): Over | null => {
  const { endedOn, endKind, refusedOn } = facts.membership;
  if (ENDINGS.has(template)) {
    const was = before?.membership.endedOn ?? endedOn;
    return over(endedOn === null || was !== endedOn, 'decision-over');
  }
  if (template === 'membership-refused') return over(refusedOn === null, 'decision-over');
  // An approval is out of date once the membership has ended; after a merger it goes on elsewhere.
  const isBeginning = template === 'membership-approved' || template === 'application-received';
  const isOver = isBeginning && endedOn !== null && endKind !== 'merged';
  return over(isOver, 'decision-over', isOver && neverJoined(facts));
};

/** Of a renewal that went back behind a stage, does not wait for an answer any more, or is lost. */
const stageOver = (facts: Facts, renewal: Renewal, stageId: string): Over | null => {
  const workflow = workflowOf(facts, renewal);
  const kind = stageOf(workflow, stageId)?.kind;
  const places = workflow.stages.map(({ id }) => id);
  const [was, is] = [places.indexOf(stageId), places.indexOf(renewal.stageId)];
  if (was >= 0 && is >= 0 && is < was) return over(true, 'stage-over');
  const isOver =
    kind === 'waiting'
      ? renewal.answer !== null || renewal.closedOn !== null
      : kind !== 'lost' && kindOf(facts, renewal) === 'lost';
  return over(isOver, 'stage-over', false);
};

/** Whether the rejection that a message tells of was taken back, or its call was paid since. */
const isRejectionOver = (facts: Facts, lineId: string): boolean => {
  const line = facts.payments.find(({ id }) => id === lineId);
  const isTakenBack = takenBack(facts.payments).has(lineId);
  return isTakenBack || (line?.duesId ? !isOwed(facts, line.duesId) : false);
};

/** Whether the money that a message thanks for was taken back, or settles its call no more. */
const isPaymentOver = ({ payments, dues }: Facts, lineId: string): boolean => {
  const line = payments.find(({ id }) => id === lineId);
  if (!line) return false;
  if (partsOf(payments, line).length === 0) return true;
  const call = dues.find(({ id }) => id === line.duesId);
  return call?.cancelledOn === null && !isPaidInFull({ payments }, call);
};

/** Whether the letters that tell of a line of money are out of date. */
const OF_PAYMENTS: ReadonlyMap<string, (facts: Facts, lineId: string) => boolean> = new Map([
  ['payment-received', isPaymentOver],
  ['payment-rejected', isRejectionOver],
]);

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
export const whyOver = (facts: Facts, letter: Letter, today: Day, before?: Facts): Over | null => {
  const [member, about, what, ...rest] = letter.key.split(':');
  const named = [about, ...rest];
  const isCallOver = facts.dues.some(
    ({ id, cancelledOn }) => cancelledOn !== null && named.includes(id),
  );
  if (isCallOver && letter.template !== 'credit-note-issued') return over(true, 'call-over');
  if (what === 'reminder' && about !== undefined) {
    return over(isReminderOver(facts, letter.key, about, today), 'reminder-over', false);
  }
  if (what === 'remind' && about !== undefined) {
    const call = facts.dues.find(({ id }) => id === about);
    return over(call !== undefined && !isToRemindOf(facts, call, today), 'reminder-over', false);
  }
  const isOver = OF_PAYMENTS.get(what ?? '');
  if (isOver && about !== undefined) return over(isOver(facts, about), 'payment-over');
  const renewal = facts.renewals.find(({ id }) => id === about);
  if (renewal && what === 'stage') return stageOver(facts, renewal, rest[0] ?? '');
  return member === facts.membership.id ? decisionOver(facts, letter, before) : null;
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

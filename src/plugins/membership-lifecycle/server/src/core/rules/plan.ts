import { addDays } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { refreshProposal } from './commands/proposing';
import { endedGrants, standingGrants } from './grants';
import { isPaused } from './pauses';
import { endReminders, otherReminders } from './plan-reminders';
import { action, type PlannedAction } from './planned';
import { isReached } from './recipient';
import { reminderDay, remindersOf, standingReminders } from './reminders';
import {
  awaitsMoneyOnly,
  firstStage,
  graceEnd,
  kindOf,
  LAPSED,
  openRenewal,
  proposalKey,
  workflowFrom,
  workflowOf,
} from './renewal';
import { statusOf } from './status';
import { issuedTerms, lastOfBond } from './terms';
import type { Facts, Renewal, Stage, Term, Workflow } from './types';

/**
 * The actions that are due and not yet done. The plan also contains actions of missed days, and
 * doing its actions makes it empty.
 */

/** Ends the grants whose last day has passed, before anything is carried to the next term. */
const grantsEnding = (facts: Facts, today: Day): PlannedAction[] => {
  const ended = facts.entitlements.flatMap((right) => endedGrants(right, today));
  if (ended.length === 0) return [];
  const key = [facts.membership.id, ...ended.map(({ id }) => id), 'end-grants'].join(':');
  return [action(key, 'end-grants', {}, 'plan-end-grants', { endsOn: ended[0].endsOn ?? today })];
};

/** Unused rights to bring into a term that has begun. */
const carryOver = (facts: Facts, today: Day): PlannedAction[] => {
  const terms = issuedTerms(facts.terms);
  return terms
    .filter(
      (term) =>
        !term.imported &&
        term.carriedOn === null &&
        term.startsOn <= today &&
        terms.some(({ endsOn }) => addDays(endsOn, 1) === term.startsOn),
    )
    .map((term) =>
      action(
        `${facts.membership.id}:${term.id}:carry-over`,
        'carry-rights',
        { termId: term.id },
        'plan-carry-over',
        { startsOn: term.startsOn },
      ),
    );
};

/** Imported terms of the past and members who leave are not renewed. */
const isRenewable = (facts: Facts, last: Term, today: Day): boolean => {
  const graceEnds = addDays(last.endsOn, facts.workflow.graceDays);
  if (last.imported && today > graceEnds) return false;
  if (facts.membership.endedOn !== null) return false;
  if (facts.renewals.some(({ fromTermId }) => fromTermId === last.id)) return false;
  return !facts.terms.some(({ state, startsOn }) => state === 'proposed' && startsOn > last.endsOn);
};

/** Opens a renewal on its day or later. */
export const opening = (facts: Facts, today: Day): PlannedAction[] => {
  const last = lastOfBond(facts);
  if (!last || !isRenewable(facts, last, today)) return [];
  if (today < windowOpens(last, facts.workflow)) return [];
  return [
    action(
      `${facts.membership.id}:${last.id}:open`,
      'open-renewal',
      // A late daily run must not count as a late member.
      { decidedOn: today < last.endsOn ? today : last.endsOn },
      'plan-open',
      { endsOn: last.endsOn, days: facts.workflow.windowDays },
    ),
  ];
};

/** Whether the proposal of a renewal is left to staff. */
export const isLeftToStaff = (facts: Facts, { fromTermId }: Renewal): boolean =>
  facts.effects.some(({ key }) => key === proposalKey(facts, fromTermId));

/** Whether messages reach anybody of a member: one who cannot be asked does not lapse for silence. */
export const canBeWrittenTo = ({ contacts }: Facts): boolean => contacts.some(isReached);

/** The day on which renewals of a term begin by themselves. */
const windowOpens = ({ endsOn }: Term, { windowDays }: Workflow): Day =>
  addDays(endsOn, -windowDays);

/**
 * The stage into which the system proposes a renewal once it has a price; undefined if staff do it,
 * or if they opened it ahead of its time.
 */
const proposesIn = (facts: Facts, renewal: Renewal, today: Day): Stage | undefined => {
  // Staff who took a renewal back to prepare it also propose it.
  if (renewal.proposedOn !== null || !canBeWrittenTo(facts)) return undefined;
  if (isLeftToStaff(facts, renewal)) return undefined;
  const workflow = workflowOf(facts, renewal);
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  if (from && today < windowOpens(from, workflow)) return undefined;
  return firstStage(workflow, 'waiting');
};

/** Whether a proposed term has a price, or gets one from the offer of its first day. */
export const hasPrice = (facts: Facts, { id }: Term): boolean =>
  refreshProposal(facts, id).terms.some((term) => term.id === id && term.price !== null);

const proposal = (facts: Facts, renewal: Renewal, term: Term, today: Day): PlannedAction[] => {
  const stage = proposesIn(facts, renewal, today);
  const key = `${facts.membership.id}:${renewal.id}:propose`;
  if (!stage || !hasPrice(facts, term)) return [];
  return [
    action(key, 'move-renewal', { stageId: stage.id }, 'plan-propose', {
      startsOn: term.startsOn,
      endsOn: term.endsOn,
    }),
  ];
};

const lapse = (facts: Facts, renewal: Renewal, from: Term, today: Day): PlannedAction[] => {
  const graceEnds = graceEnd(facts, from);
  if (today <= graceEnds) return [];
  const key = `${facts.membership.id}:${renewal.id}:lapse`;
  const params = { endsOn: from.endsOn, graceEnds };
  return [action(key, 'lose-renewal', { reason: LAPSED }, 'plan-lapse', params)];
};

const underWay = (facts: Facts, today: Day): PlannedAction[] => {
  const renewal = openRenewal(facts.renewals);
  if (!renewal || awaitsMoneyOnly(facts, renewal)) return opening(facts, today);
  if (isPaused(facts.membership, today)) return [];
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!from || !term) throw new Error(`Renewal ${renewal.id} names a term that does not exist`);
  const kind = kindOf(facts, renewal);
  if (kind === 'todo') return proposal(facts, renewal, term, today);
  // A council whose day is not known is a delay that staff follow up.
  if (kind === 'deciding') return renewal.decidesOn ? lapse(facts, renewal, from, today) : [];
  if (kind !== 'waiting') return [];
  const lapsing = lapse(facts, renewal, from, today);
  return lapsing.length > 0 ? lapsing : endReminders(facts, renewal, from, today);
};

const refreshed = (facts: Facts, today: Day): PlannedAction[] => {
  const { status, because } = statusOf(facts, today);
  const stored = facts.membership.status;
  if (status === stored) return [];
  return [
    {
      key: `${facts.membership.id}:status:${today}:${status}`,
      command: 'refresh-status',
      input: {},
      because,
    },
  ];
};

const isOver = ({ membership: { endedOn, refusedOn } }: Facts, today: Day): boolean =>
  (endedOn !== null && endedOn <= today) || refusedOn !== null;

/** The actions due on a day for one membership, in the order in which they are applied. */
export const plan = (facts: Facts, today: Day): PlannedAction[] => {
  if (isOver(facts, today)) return refreshed(facts, today);
  // A suspended member gets no messages; the renewal continues after the suspension.
  const renewal = facts.membership.suspendedOn === null ? underWay(facts, today) : [];
  const others = isPaused(facts.membership, today) ? [] : otherReminders(facts, today);
  const actions = [
    ...grantsEnding(facts, today),
    ...carryOver(facts, today),
    ...renewal,
    ...others,
  ];
  // Every command also refreshes the status: a separate action is needed only when nothing else is due.
  return actions.length > 0 ? actions : refreshed(facts, today);
};

/** The days on which the renewal of a term opens, is reminded of, and lapses. */
const renewalDays = (facts: Facts, from: Term): Day[] => {
  const workflow = workflowFrom(facts, from.id);
  return [
    windowOpens(from, workflow),
    addDays(graceEnd(facts, from), 1),
    ...remindersOf(workflow, 'end').map((one) => reminderDay(one, from.endsOn)),
  ];
};

/** All days on which something may become due for a membership. */
const turningDays = (facts: Facts): Day[] => {
  const { membership } = facts;
  const days: Day[] = standingReminders(facts).map(({ dueOn }) => dueOn);
  for (const term of issuedTerms(facts.terms)) {
    days.push(term.startsOn, addDays(term.endsOn, 1));
  }
  const renewal = openRenewal(facts.renewals);
  const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  for (const term of new Set([lastOfBond(facts), from])) {
    if (term) days.push(...renewalDays(facts, term));
  }
  for (const until of [membership.overrideUntil, membership.mutedUntil]) {
    if (until !== null) days.push(addDays(until, 1));
  }
  if (membership.endedOn !== null) days.push(membership.endedOn);
  // Somebody may be reached again, to whom a renewal that waits for that is proposed.
  days.push(...facts.contacts.flatMap(({ mandateFrom }) => mandateFrom ?? []));
  if (renewal?.decidesOn) days.push(addDays(renewal.decidesOn, 1));
  for (const { dueOn, cancelledOn } of facts.dues) {
    if (cancelledOn === null) days.push(addDays(dueOn, 1));
  }
  for (const { endsOn } of facts.entitlements.flatMap(standingGrants)) {
    if (endsOn !== null) days.push(addDays(endsOn, 1));
  }
  return days;
};

/** The next day on which something may become due without anybody acting. */
export const nextTurningDay = (facts: Facts, today: Day): Day | null => {
  const coming = turningDays(facts).filter((day) => day > today);
  return coming.length === 0 ? null : coming.reduce((a, b) => (a < b ? a : b));
};

/** Whether only a price is missing for a renewal to be proposed. */
export const awaitsPrice = (facts: Facts, today: Day): boolean => {
  const renewal = openRenewal(facts.renewals);
  if (!renewal || isOver(facts, today) || isPaused(facts.membership, today)) return false;
  if (kindOf(facts, renewal) !== 'todo' || !proposesIn(facts, renewal, today)) return false;
  return facts.terms.some((term) => term.id === renewal.termId && !hasPrice(facts, term));
};

/**
 * The next day on which the daily run must look at a membership: today if something is due, else
 * the next turning day; null if none remains. One that waits for a price is due every day, since a
 * publication cannot mark a renewal that is being written at the same time.
 */
export const nextDueOn = (facts: Facts, today: Day): Day | null => {
  if (plan(facts, today).length > 0) return today;
  return awaitsPrice(facts, today) ? addDays(today, 1) : nextTurningDay(facts, today);
};

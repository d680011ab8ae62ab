import { addDays, endOfMonth } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { firstStage, workflowOf } from './renewal';
import { standingByTerms, standingOf as standingByFacts, type StatusAnswer } from './status';
import type { Facts, Renewal, StageKind, Status } from './types';

/** The status on a past day, from the facts of today. */

/** The facts known on a past day: without terms decided later. */
const asSeenOn = (facts: Facts, day: Day): Facts => {
  const wasKnown = ({ startsOn, issuedOn }: Facts['terms'][number]): boolean =>
    startsOn <= day || issuedOn === null || issuedOn <= day;
  // Avoids a copy for most members: this runs for each of them on every counted day.
  return facts.terms.every(wasKnown) ? facts : { ...facts, terms: facts.terms.filter(wasKnown) };
};

const by = (on: Day | null, day: Day): boolean => on !== null && on <= day;

/** The kind of stage in which a renewal was on a day, from what had been sent and answered by then. */
const kindThen = (renewal: Renewal, day: Day): StageKind => {
  if (renewal.answer === 'accepted' && by(renewal.answeredOn, day)) return 'committed';
  if (!by(renewal.proposedOn, day)) return 'todo';
  return renewal.decidesOn === null ? 'waiting' : 'deciding';
};

/** A renewal as it stood on a day, before what came later; nothing before it was opened. */
const renewalOn = (facts: Facts, renewal: Renewal, day: Day): Renewal[] => {
  if (renewal.openedOn > day) return [];
  const { closedOn, answeredOn, enteredStageOn, proposedOn } = renewal;
  const saidNo = renewal.answer === 'declined' && by(answeredOn, day);
  if (by(closedOn, day) || saidNo) return [renewal];
  const open = { ...renewal, closedOn: null, proposedOn: by(proposedOn, day) ? proposedOn : null };
  if (enteredStageOn <= day) return [open];
  const stage = firstStage(workflowOf(facts, renewal), kindThen(renewal, day));
  return [{ ...open, stageId: stage?.id ?? renewal.stageId }];
};

/** Whether a membership was known on a day: as a candidate, by a term, or by what was decided then. */
const wasKnownOn = ({ membership, terms }: Facts, day: Day): boolean =>
  membership.appliedOn <= day ||
  by(membership.endedOn, day) ||
  terms.some(({ state, startsOn }) => state === 'issued' && startsOn <= day) ||
  membership.pauses.some(
    ({ status, from, until }) => status !== null && from <= day && day <= until,
  );

/**
 * The status on a past day and its reason, computed from today's facts without payments; null
 * before the membership was known.
 */
export const standingAnswerOn = (facts: Facts, day: Day): StatusAnswer | null => {
  const seen = asSeenOn(facts, day);
  if (!wasKnownOn(seen, day)) return null;
  // Only after the last term do renewals tell the status.
  const told = standingByTerms(seen, day);
  if (told) return told;
  const renewals = seen.renewals.flatMap((renewal) => renewalOn(facts, renewal, day));
  return standingByFacts({ ...seen, renewals }, day);
};

/** The status on a past day, alone. */
export const standingOn = (facts: Facts, day: Day): Status | null =>
  standingAnswerOn(facts, day)?.status ?? null;

/** The statuses of a member at ends of months, each from the first of them on; null before it was known. */
export interface CountedMember {
  membershipId: string;
  statuses: { from: Day; status: Status | null }[];
}

/** The statuses of both members of a merger before its day. */
export interface Counted {
  until: Day;
  members: CountedMember[];
}

/** The statuses of a member as they are counted before a day: at the end of each month. */
export const countedBefore = (facts: Facts, day: Day): CountedMember => {
  const statuses: CountedMember['statuses'] = [];
  const known = [facts.membership.appliedOn, ...facts.terms.map(({ startsOn }) => startsOn)].sort();
  for (let on = endOfMonth(known[0]); on < day; on = endOfMonth(addDays(on, 1))) {
    const status = standingOn(facts, on);
    if (statuses.length === 0 || statuses.at(-1)?.status !== status)
      statuses.push({ from: on, status });
  }
  return { membershipId: facts.membership.id, statuses };
};

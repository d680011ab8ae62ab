import { addDays, endOfMonth } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { patchMembership } from './change';
import { ANY_DAY } from './pauses';
import { firstStage, workflowOf } from './renewal';
import { standingByTerms, standingOf as standingByFacts, type StatusAnswer } from './status';
import { issuedTerms, lastOfBond } from './terms';
import type { Facts, Pause, Renewal, StageKind, Status } from './types';

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

/** The inputs of commands that say since when something is true. */
const SINCE = ['decidedOn', 'answeredOn', 'lastDay', 'startsOn'];

/** The day since which a command says what was true; a correction of a date says it of any day. */
const toldSince = ({ name, input }: { name: string; input: object }): Day | null => {
  if (name === 'correct-date') return ANY_DAY;
  const days = Object.entries(input).flatMap(([field, value]) =>
    SINCE.includes(field) && typeof value === 'string' ? [value as Day] : [],
  );
  return days.sort()[0] ?? null;
};

const began = ({ terms }: Facts, day: Day): string =>
  issuedTerms(terms.filter(({ startsOn }) => startsOn <= day))
    .map(({ id }) => id)
    .join();

/**
 * The facts after a command, with the statuses of past days that its changes overwrote: what was
 * counted of a day stays, unless the command or a term tells of that very day.
 */
export const withPastKept = (
  before: Facts,
  after: Facts,
  command: { name: string; input: object },
  today: Day,
): Facts => {
  const isSame = (['membership', 'renewals', 'terms', 'dues'] as const).every(
    (table) => before[table] === after[table],
  );
  if (isSame) return after;
  const last = lastOfBond(before);
  const since = toldSince(command);
  const told: Required<Pause>[] = [];
  let day = last ? addDays(last.endsOn, 1) : before.membership.appliedOn;
  for (; day < today && (since === null || day < since); day = addDays(day, 1)) {
    const status = standingOn(before, day);
    if (status === null || status === standingOn(after, day)) continue;
    if (began(before, day) !== began(after, day)) continue;
    const span = told.at(-1);
    if (span?.status === status && addDays(span.until, 1) === day) span.until = day;
    else told.push({ status, from: day, until: day, isTold: true });
  }
  return told.length === 0
    ? after
    : patchMembership(after, { pauses: [...after.membership.pauses, ...told] });
};

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

import { addDays, addMonths } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { standingOf as standingByFacts, type StatusAnswer } from './status';
import type { Facts, Status } from './types';

/** The status on a past day, from the facts of today. */

/** The facts known on a past day: without terms decided later. */
const asSeenOn = (facts: Facts, day: Day): Facts => {
  const wasKnown = ({ startsOn, issuedOn }: Facts['terms'][number]): boolean =>
    startsOn <= day || issuedOn === null || issuedOn <= day;
  // Avoids a copy for most members: this runs for each of them on every counted day.
  return facts.terms.every(wasKnown) ? facts : { ...facts, terms: facts.terms.filter(wasKnown) };
};

/**
 * The status on a past day and its reason, computed from today's facts without payments; null
 * before the membership was known.
 */
export const standingAnswerOn = (facts: Facts, day: Day): StatusAnswer | null => {
  const seen = asSeenOn(facts, day);
  const known =
    facts.membership.appliedOn <= day ||
    seen.terms.some(({ state, startsOn }) => state === 'issued' && startsOn <= day);
  return known ? standingByFacts(seen, day) : null;
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

const endOfMonth = (day: Day): Day => addDays(addMonths(`${day.slice(0, 7)}-01` as Day, 1), -1);

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

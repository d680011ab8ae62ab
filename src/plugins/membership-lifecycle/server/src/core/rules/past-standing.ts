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

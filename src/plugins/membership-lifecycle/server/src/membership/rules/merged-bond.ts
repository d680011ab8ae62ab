import { lastIssued, lastOfBond } from '../../core/rules/terms';
import type { Facts, Membership } from '../../core/rules/types';
import { maxDay, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { isBondOver, type Leaving } from './merged-end';

/** Which of two bonds goes on after a merger, and since when. */

/** The decisions of staff that hold a membership. */
const decisionsOf = ({
  suspendedOn,
  overrideStatus,
  overrideFrom,
  overrideUntil,
  overrideReason,
  mutedFrom,
  mutedUntil,
  mutedReason,
}: Membership): Partial<Membership> => ({
  suspendedOn,
  overrideStatus,
  overrideFrom,
  overrideUntil,
  overrideReason,
  mutedFrom,
  mutedUntil,
  mutedReason,
});

/** The last term of two memberships in one: whose it is, and whether its bond goes on. */
const lastOfBoth = (joint: Facts, { from, moved }: Leaving) => {
  const last = lastIssued(joint.terms);
  const isTheirs = moved.some(({ id }) => id === last?.id);
  return { isTheirs, goesOn: last !== undefined && !(isTheirs && isBondOver(from)) };
};

/** Whether the remaining membership brought a term of its own bond. */
const hasOwnTerm = (joint: Facts, { moved }: Leaving): boolean => {
  const theirs = new Set(moved.map(({ id }) => id));
  const terms = joint.terms.filter(({ id }) => !theirs.has(id));
  return lastOfBond({ ...joint, terms }) !== undefined;
};

/**
 * Since when the body asks to be a member: as the bond that goes on is old. Where none does, terms
 * of before the last application decide nothing, whichever of the two had them.
 */
const appliedOnOf = (joint: Facts, leaving: Leaving, isTheirsBetter: boolean): Day => {
  const [own, theirs] = [joint.membership, leaving.from.membership];
  const { isTheirs, goesOn } = lastOfBoth(joint, leaving);
  const isPast = isTheirs && !goesOn && theirs.endedOn === null;
  if (isPast && !hasOwnTerm(joint, leaving)) return maxDay(own.appliedOn, theirs.appliedOn);
  if (goesOn && isTheirs !== isTheirsBetter) return minDay(own.appliedOn, theirs.appliedOn);
  return isTheirsBetter ? theirs.appliedOn : own.appliedOn;
};

/**
 * The remaining membership's own data: those of the better of the two. A suspension or status
 * imposed on the remaining membership stays, however.
 */
export const bondOf = (joint: Facts, leaving: Leaving, isTheirsBetter: boolean): Membership => {
  const [own, theirs] = [joint.membership, leaving.from.membership];
  const { isTheirs, goesOn } = lastOfBoth(joint, leaving);
  const tierCode = isTheirsBetter || (isTheirs && goesOn) ? theirs.tierCode : own.tierCode;
  const appliedOn = appliedOnOf(joint, leaving, isTheirsBetter);
  if (!isTheirsBetter) return { ...own, tierCode, appliedOn };
  const isHeld = own.suspendedOn !== null || own.overrideStatus !== null || own.mutedUntil !== null;
  const hold = isHeld ? {} : decisionsOf(theirs);
  return { ...own, tierCode, appliedOn, approvedOn: theirs.approvedOn, ...hold };
};

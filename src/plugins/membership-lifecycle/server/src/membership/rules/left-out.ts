import { outOfOffice } from '../../core/rules/mandate';
import { isMuted } from '../../core/rules/pauses';
import { canBeWrittenTo } from '../../core/rules/plan';
import { isHeld, isTooLittle, type Reminded } from '../../core/rules/reminders';
import { kindOf, openRenewal, proposalKey } from '../../core/rules/renewal';
import { missingMeasure, soldTo } from '../../core/rules/sold';
import type { Because, Facts, Membership, Renewal, Term } from '../../core/rules/types';
import { addDays, maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Explains why nothing happens to a member on a day when something was expected. */

const because = (rule: string, params: Because['params'] = {}): Because => ({
  rule: `left-out-${rule}`,
  params,
});

export const isSuspended = (on: Day): Because => because('suspended', { on });

/** A membership that ended, or that a decision of staff holds back, gets no messages. */
export const whyAway = ({ membership }: Pick<Facts, 'membership'>, on: Day): Because | null => {
  const { endedOn } = membership;
  if (endedOn !== null && endedOn <= on) return because('ended', { on: addDays(endedOn, -1) });
  return whyHeldBack(membership, on);
};

/** The decision of staff that holds the plan back on a day; null when none does. */
export const whyHeldBack = (membership: Membership, on: Day): Because | null => {
  const { suspendedOn, mutedUntil, overrideUntil } = membership;
  if (suspendedOn !== null) return isSuspended(suspendedOn);
  if (isMuted(membership, on)) return because('muted', { until: mutedUntil ?? on });
  if (overrideUntil === null || on > overrideUntil) return null;
  return because('imposed', { until: overrideUntil });
};

/** A member is not written to while its council decides. */
const ofCouncil = ({ decidesOn }: Renewal): Because =>
  decidesOn === null ? because('council') : because('council-on', { on: decidesOn });

/** The council that decides on the open renewal; null when none does. */
export const whyDeciding = (facts: Facts): Because | null => {
  const renewal = openRenewal(facts.renewals);
  return renewal && kindOf(facts, renewal) === 'deciding' ? ofCouncil(renewal) : null;
};

/** Why a term has no price: a figure of its organisation is missing, or no offer gives one. */
export const withoutPrice = (facts: Facts, term: Term): Because => {
  const measure = missingMeasure(facts, term);
  return measure ? because(`no-${measure}`) : because('no-price', { startsOn: term.startsOn });
};

/** Why a member has nobody to write to: the last mandate that ended, or no address at all. */
const withoutContact = ({ contacts }: Facts, on: Day): Because => {
  const ends = contacts.flatMap((one) => {
    const out = one.email === '' ? null : outOfOffice(one, on);
    return out?.state === 'over' ? [out.on] : [];
  });
  if (ends.length === 0) return because('no-contact');
  return because('mandate-over', { on: ends.reduce(maxDay) });
};

/** Why the open renewal is not proposed; null when none waits for that. */
export const whyNotProposed = (facts: Facts, on: Day): Because | null => {
  const renewal = openRenewal(facts.renewals);
  if (!renewal || kindOf(facts, renewal) !== 'todo') return null;
  const paused = whyAway(facts, on);
  if (paused) return paused;
  const leftToStaff = facts.effects.find(
    ({ key }) => key === proposalKey(facts, renewal.fromTermId),
  );
  if (leftToStaff?.state === 'imported') return because('imported');
  if (renewal.proposedOn !== null || leftToStaff) return because('taken-back');
  if (!canBeWrittenTo(facts)) return withoutContact(facts, on);
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!term) return null;
  const price = soldTo(facts, term.tierCode, term.startsOn)?.price ?? term.price;
  return price === null ? withoutPrice(facts, term) : because('not-asked');
};

/** Why a contested call is looked at again on its day. */
export const whyLookAgain = (): Because => because('look-again');

const recorded = (state: string): Because | null => {
  if (state === 'done') return because('already-sent');
  return state === 'waiting' ? because('waits') : null;
};

/** Why a reminder that needs no renewal is not sent on its day; null when there is nothing to explain. */
export const whyNotReminded = (facts: Facts, { key, dueOn, duesId }: Reminded): Because | null => {
  const effect = facts.effects.find((one) => one.key === key);
  if (effect) return recorded(effect.state);
  const call = facts.dues.find(({ id }) => id === duesId);
  const away = whyAway(facts, dueOn);
  if (away || !call) return away;
  if (isHeld(call, dueOn)) return because('call-contested');
  return isTooLittle(facts, call) ? because('too-little') : null;
};

/** Why a reminder of a renewal is not sent on its day; null when there is nothing to explain. */
export const whyNoReminder = (
  facts: Facts,
  renewal: Renewal,
  { reminder: { addedOn }, key, dueOn: on }: Reminded,
): Because | null => {
  const paused = whyAway(facts, on);
  if (paused) return paused;
  const kind = kindOf(facts, renewal);
  if (kind === 'todo') return whyNotProposed(facts, on);
  if (kind === 'deciding') return ofCouncil(renewal);
  if (kind !== 'waiting') return because('answered');
  const effect = facts.effects.find((one) => one.key === key);
  if (effect) return recorded(effect.state);
  if (renewal.proposedOn === null) return null;
  if (on <= renewal.proposedOn) return because('asked-after', { on: renewal.proposedOn });
  return addedOn > on ? because('added-later', { on: addedOn }) : null;
};

import {
  CALL_REMINDERS,
  strengthOf,
  type CallReminder,
} from '../../../../shared/core/call-reminders';
import { addDays, maxDay } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import { askedFor } from './account';
import { remainingOf } from './dues';
import { openRenewal, workflowOf, workflowOfTier } from './renewal';
import { isOfEarlierBond, issuedTerms, memberSince, termOn } from './terms';
import type { Dues, Facts, Reminder, ReminderBase, Renewal, Term, Workflow } from './types';

/**
 * The reminders of a membership. Those around the end of a term belong to its renewal; the others
 * to a term, to the joining or to a call, and need no renewal.
 */

/** A reminder of a workflow for one term or call. */
export interface Reminded {
  reminder: Reminder;
  /** The key of its effect. */
  key: string;
  /** A call, a term or the joining: of several reminders about it only the latest leaves. */
  about: string;
  /** The term that its message tells of. */
  termId: string;
  duesId: string | null;
  /** The day that its message tells of, from which it is counted as a rule, and its own day. */
  baseOn: Day;
  dueOn: Day;
  /** A reminder of a day before this one is dropped: its step, term or call did not exist yet. */
  from: Day;
}

export const remindersOf = ({ reminders }: Workflow, base: ReminderBase): Reminder[] =>
  reminders.filter((reminder) => reminder.base === base);

/** The day of a reminder, from the day that it is counted from. */
export const reminderDay = ({ offsetDays }: Reminder, baseOn: Day): Day =>
  addDays(baseOn, offsetDays);

/**
 * The key of the effect of a reminder around an end. It names the term that ends, so that a step is
 * done only once, and the day of its end: a corrected end is reminded again. Keys of earlier
 * versions name no day, and stay done.
 */
export const reminderKey = (
  { membership, effects }: Facts,
  reminder: Reminder,
  { id, endsOn }: Pick<Term, 'id' | 'endsOn'>,
): string => {
  const undated = `${membership.id}:${id}:reminder:${reminder.id}`;
  return effects.some(({ key }) => key === undated) ? undated : `${undated}:${endsOn}`;
};

/** The reminders of a renewal, around the end of the term that it renews. */
export const renewalReminders = (facts: Facts, renewal: Renewal, from: Term): Reminded[] =>
  remindersOf(workflowOf(facts, renewal), 'end').map((reminder) => ({
    reminder,
    key: reminderKey(facts, reminder, from),
    about: from.id,
    termId: renewal.termId,
    duesId: null,
    baseOn: from.endsOn,
    dueOn: reminderDay(reminder, from.endsOn),
    from: maxDay(reminder.addedOn, renewal.proposedOn ? addDays(renewal.proposedOn, 1) : LATER),
  }));

/** After every day: nothing is due before the first message to the member. */
const LATER: Day = '9999-12-31';

interface Subject {
  base: ReminderBase;
  /** The part of the key that names it: an id, which a merger keeps. */
  about: string;
  term: Term;
  duesId: string | null;
  baseOn: Day;
  /** Where it is counted from another day. */
  countedFrom?: Day;
  from: Day;
}

/** The reminders of a subject, by the workflow that the members of its tier follow today. */
const of = (
  facts: Facts,
  { base, about, term, duesId, baseOn, countedFrom = baseOn, from }: Subject,
): Reminded[] =>
  remindersOf(workflowOfTier(facts, term.tierCode), base).map((reminder) => ({
    reminder,
    key: `${facts.membership.id}:${about}:reminder:${reminder.id}:${base}:${countedFrom}`,
    about: `${base}:${about}`,
    termId: term.id,
    duesId,
    baseOn,
    dueOn: reminderDay(reminder, countedFrom),
    from: maxDay(reminder.addedOn, from),
  }));

/** The subject in the keys of reminders after the joining, of which a membership has one. */
export const JOINING = 'joining';

const started = (facts: Facts, term: Term): Reminded[] => {
  if (isOfEarlierBond(facts, term)) return [];
  const { id, startsOn, issuedOn } = term;
  const from = issuedOn ?? startsOn;
  return of(facts, { base: 'start', about: id, term, duesId: null, baseOn: startsOn, from });
};

/** A member who comes back after an end is not new. */
const joined = (facts: Facts, [first]: readonly Term[]): Reminded[] => {
  if (!first || isOfEarlierBond(facts, first)) return [];
  const baseOn = memberSince(facts) ?? first.startsOn;
  const from = first.issuedOn ?? first.startsOn;
  return of(facts, { base: 'joining', about: JOINING, term: first, duesId: null, baseOn, from });
};

/**
 * The day on which a call that was paid whole was asked again: its payment was rejected or taken
 * back. Null when that never was. Lines are in the order in which they were written.
 */
const askedAgainOn = ({ payments }: Facts, { id, amount }: Dues): Day | null => {
  let [paid, again]: [Cents, Day | null] = [0, null];
  for (const line of payments) {
    if (line.duesId !== id) continue;
    const isBack = line.kind === 'rejection' || line.kind === 'reversal';
    if (isBack && paid >= amount && paid + line.amount < amount) again = line.on;
    paid += line.amount;
  }
  return again;
};

/**
 * The call itself leaves on its first day. One whose payment was taken back is reminded of anew from
 * that day: the first letter to a member who had paid does not speak of earlier ones.
 */
const called = (facts: Facts): Reminded[] =>
  facts.dues.flatMap((call) => {
    const term = facts.terms.find(({ id }) => id === call.termId);
    if (!term || isOfEarlierBond(facts, term) || remainingOf(facts, call) <= 0) return [];
    const { id, dueOn, issuedOn } = call;
    const again = askedAgainOn(facts, call);
    const countedFrom = maxDay(dueOn, again ?? dueOn);
    const from = addDays(maxDay(issuedOn, again ?? issuedOn), 1);
    const subject = { base: 'due', about: id, term, duesId: id, baseOn: dueOn } as const;
    return of(facts, { ...subject, countedFrom, from }).map((one) => afterHold(facts, call, one));
  });

/** A reminder whose day falls while its call is held waits for the first day after. */
const afterHold = ({ effects }: Facts, { heldUntil }: Dues, one: Reminded): Reminded =>
  heldUntil === null || effects.some(({ key }) => key === one.key)
    ? one
    : { ...one, dueOn: maxDay(one.dueOn, addDays(heldUntil, 1)) };

/** The reminders of issued terms, of the joining, and of calls that are still to be paid. */
export const standingReminders = (facts: Facts): Reminded[] => {
  const terms = issuedTerms(facts.terms);
  return [
    ...terms.flatMap((term) => started(facts, term)),
    ...joined(facts, terms),
    ...called(facts),
  ];
};

/** The hold on the reminders of a call. */
export type Held = Pick<Dues, 'heldUntil' | 'heldCause'>;

/**
 * Whether nobody is reminded of a call on a day. A contested one is left alone until staff say that
 * it is settled: its day is that on which they look at it again.
 */
export const isHeld = ({ heldUntil, heldCause }: Held, day: Day): boolean =>
  heldUntil !== null && (day <= heldUntil || heldCause === 'contested');

/** Whether a call is still to be paid, and the credit of the account does not pay it whole. */
export const isOwed = (facts: Facts, duesId: string): boolean => {
  const call = facts.dues.find(({ id }) => id === duesId);
  return call !== undefined && askedFor(facts, call) > 0;
};

/** Whether somebody may be reminded of a call on a day: it is owed, and nothing holds it. */
export const isToRemindOf = (facts: Facts, call: Dues, day: Day): boolean =>
  isOwed(facts, call.id) && !isHeld(call, day);

/** The least that a call must ask for to be reminded of by the daily run. */
const leastReminded = (facts: Facts, call: Dues): Cents => {
  const term = facts.terms.find(({ id }) => id === call.termId);
  const workflow = term ? workflowOfTier(facts, term.tierCode) : facts.workflow;
  return Math.max(1, workflow.leastReminded);
};

/** Whether a call asks for something, and for less than what its workflow reminds of. */
export const isTooLittle = (facts: Facts, call: Dues): boolean => {
  const asked = askedFor(facts, call);
  return asked > 0 && asked < leastReminded(facts, call);
};

/** Whether the member was asked for the next term and has not answered. */
const isAsked = ({ renewals }: Facts): boolean => {
  const renewal = openRenewal(renewals);
  return renewal !== undefined && renewal.proposedOn !== null && renewal.answer === null;
};

/** Whether the message of a reminder is true on a day: the one of an end is that of the open renewal. */
export const isTrueOn = (facts: Facts, reminded: Reminded, day: Day): boolean => {
  const { reminder, baseOn, termId, duesId } = reminded;
  const { base, offsetDays } = reminder;
  // Before the end it says that the membership runs, and after the end that it does not.
  if (base === 'end') return isAsked(facts) && offsetDays <= 0 === day <= baseOn;
  // A message that tells of a day to come.
  if (base === 'due' && offsetDays <= 0 && day > baseOn) return false;
  if (base === 'start' && offsetDays < 0) return day < baseOn;
  const call = facts.dues.find(({ id }) => id === duesId);
  if (call) {
    const speaksOfDelay = strengthOf(reminder.messageTemplate) > 0;
    const isEnough = askedFor(facts, call) >= leastReminded(facts, call);
    return isEnough && !isHeld(call, day) && (!speaksOfDelay || day > call.dueOn);
  }
  const running = termOn(facts.terms, day);
  return base === 'joining' ? running !== undefined : running?.id === termId;
};

/** Those of some reminders that are due and not handled, the earliest first. */
export const dueOf = ({ effects }: Facts, reminders: readonly Reminded[], today: Day): Reminded[] =>
  reminders
    .filter(({ dueOn, from }) => from <= dueOn && dueOn <= today)
    .filter(({ key }) => !effects.some((effect) => effect.key === key))
    .sort((a, b) => {
      // Steps that a hold put off to one day stay in their order.
      if (a.dueOn === b.dueOn) return a.reminder.offsetDays - b.reminder.offsetDays;
      return a.dueOn < b.dueOn ? -1 : 1;
    });

/** A reminder of a call that was written: the key of its message, its template and its day. */
export interface Written {
  key: string;
  template: CallReminder;
  on: Day;
}

/**
 * The reminders of a call that were written, the first one first: steps of a workflow, and those
 * that somebody sent. One whose step was removed since is told as the friendliest.
 */
export const writtenReminders = (facts: Facts, duesId: string): Written[] => {
  const { effects, workflow, workflows } = facts;
  const steps = [workflow, ...workflows].flatMap((one) => remindersOf(one, 'due'));
  return effects
    .flatMap(({ key, state, on }) => {
      const [, about, what, name] = key.split(':');
      const isOfCall = about === duesId && (what === 'remind' || what === 'reminder');
      if (!isOfCall || state !== 'done') return [];
      const code = what === 'remind' ? name : steps.find(({ id }) => id === name)?.messageTemplate;
      const template = CALL_REMINDERS.find((one) => one === code) ?? CALL_REMINDERS[0];
      return [{ key, template, on }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** Names a reminder in a command; one around the end is that of the open renewal. */
export const reminderInput = ({ reminder, termId, duesId }: Reminded): Record<string, string> => {
  const input = { reminderId: reminder.id };
  if (reminder.base === 'end') return input;
  return duesId === null ? { ...input, termId } : { ...input, duesId };
};

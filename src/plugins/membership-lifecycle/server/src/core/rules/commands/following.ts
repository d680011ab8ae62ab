import {
  strengthOf,
  type CallReminder,
  type HoldCause,
} from '../../../../../shared/core/call-reminders';
import { addMonths } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { openCalls } from '../account';
import { decided, patchRow, type Refusal } from '../change';
import { calledBy, duesOf } from '../dues';
import { isHeld, isOwed, standingReminders } from '../reminders';
import { openRenewalTo } from '../renewal';
import type { Dues, Effect, Facts } from '../types';
import { openCall } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';

/** Unpaid calls are followed: somebody reminds of one, holds its reminders, or lets them go on. */

/** In months: a mistyped year would leave a call alone for good. */
const LONGEST_HOLD = 12;

/** A call that is still to be paid, the credit of the account counted. */
const owedCall = (facts: Facts, duesId: string): Dues | Refusal => {
  const call = openCall(facts, duesId);
  if ('ok' in call || isOwed(facts, call.id)) return call;
  return refused('nothing-owed', { dues: calledBy(call) });
};

const owedCalls = (facts: Facts): Dues[] => openCalls(facts).filter(({ id }) => isOwed(facts, id));

const anyOwed = (facts: Facts): Refusal | null =>
  notMerged(facts) ?? (owedCalls(facts).length > 0 ? null : refused('no-call-owed'));

const heldRefusal = (call: Dues): Refusal =>
  refused('call-held', { dues: calledBy(call), until: call.heldUntil ?? '' });

/**
 * The steps of the workflow that a reminder sent by hand makes superfluous: those whose day has come,
 * and those to come that would say the same or less.
 */
const replacedSteps = (facts: Facts, duesId: string, template: CallReminder, today: Day) =>
  standingReminders(facts).filter(({ key, duesId: about, dueOn, reminder }) => {
    const effect = facts.effects.find((one) => one.key === key);
    if (about !== duesId || (effect && effect.state !== 'waiting')) return false;
    return dueOn <= today || strengthOf(reminder.messageTemplate) <= strengthOf(template);
  });

export const remindOfCall = rule<{ duesId: string; template: CallReminder }>(
  (facts, today) => {
    const none = anyOwed(facts);
    if (none) return none;
    const calls = owedCalls(facts);
    return calls.every((call) => isHeld(call, today)) ? heldRefusal(calls[0]) : null;
  },
  (facts, { duesId, template }, { today }) => {
    const call = owedCall(facts, duesId);
    if ('ok' in call) return call;
    if (isHeld(call, today)) return heldRefusal(call);
    // The stronger ones say that the due day has passed.
    if (strengthOf(template) > 0 && call.dueOn >= today) {
      return refused('call-not-late', { dues: calledBy(call), dueOn: call.dueOn });
    }
    const membershipId = facts.membership.id;
    const key = [membershipId, duesId, 'remind', template, today].join(':');
    if (facts.effects.some((effect) => effect.key === key)) return refused('reminder-done');
    const effect = (one: string, state: Effect['state']): Effect => ({
      key: one,
      membershipId,
      state,
      on: today,
    });
    const steps = replacedSteps(facts, duesId, template, today);
    return decided(facts, {
      effects: [effect(key, 'done'), ...steps.map((step) => effect(step.key, 'superseded'))],
      messages: [
        {
          key,
          template,
          contactRole: 'billing',
          termId: call.termId,
          renewalId: openRenewalTo(facts.renewals, call.termId)?.id ?? null,
          duesId,
          carriesCall: true,
        },
      ],
    });
  },
);

/** Holds the reminders of a call until a day, that day included. */
export const holdCall = rule<{ duesId: string; cause: HoldCause; until: Day }>(
  anyOwed,
  (facts, { duesId, cause, until }, { today }) => {
    const call = owedCall(facts, duesId);
    if ('ok' in call) return call;
    if (until < today) return refused('date-in-past', { field: 'until' });
    if (until > addMonths(today, LONGEST_HOLD)) return refused('hold-too-long', { field: 'until' });
    return decided(patchRow(facts, 'dues', duesId, { heldUntil: until, heldCause: cause }));
  },
);

/** Until the day on which the money of a term is expected, nobody is reminded of its call. */
export const withPaymentExpected = (facts: Facts, termId: string, heldUntil: Day): Facts => {
  const call = duesOf(facts.dues, termId);
  if (!call || !isOwed(facts, call.id)) return facts;
  return patchRow(facts, 'dues', call.id, { heldUntil, heldCause: 'payment-order' });
};

export const releaseCall = rule<{ duesId: string }>(
  (facts, today) =>
    facts.dues.some((call) => call.cancelledOn === null && isHeld(call, today))
      ? null
      : refused('no-call-held'),
  (facts, { duesId }, { today }) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (!isHeld(call, today)) return refused('call-not-held', { dues: calledBy(call) });
    return decided(patchRow(facts, 'dues', duesId, { heldUntil: null, heldCause: null }));
  },
);

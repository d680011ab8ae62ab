import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import { decided, patchRow } from '../change';
import { carryOverAmount } from '../entitlement';
import { openRenewal, workflowOf } from '../renewal';
import { issuedTerms } from '../terms';
import type { CounterChange, Facts, Reminder } from '../types';
import { rule } from './rule';

/** What the daily run does beside the commands of staff. */

/** An effect's key: a step is done once for the end of a term, whatever happens to the renewal. */
export const reminderKey = (facts: Facts, reminder: Reminder, fromTermId: string): string =>
  `${facts.membership.id}:${fromTermId}:reminder:${reminder.id}`;

export const sendReminder = rule<{ reminderId: string }>(
  (facts) => (openRenewal(facts.renewals) ? null : refused('no-open-renewal')),
  (facts, { reminderId }, { today }) => {
    const renewal = openRenewal(facts.renewals);
    const reminder = workflowOf(facts, renewal).reminders.find(({ id }) => id === reminderId);
    if (!renewal || !reminder) return refused('reminder-unknown', { reminder: reminderId });
    const key = reminderKey(facts, reminder, renewal.fromTermId);
    const earlier = facts.effects.find((effect) => effect.key === key);
    if (earlier && earlier.state !== 'waiting') return refused('reminder-done');
    return decided(facts, {
      effects: [{ key, membershipId: facts.membership.id, state: 'done', on: today }],
      messages: [
        {
          key,
          template: reminder.messageTemplate,
          contactRole: reminder.contactRole,
          termId: renewal.termId,
          renewalId: renewal.id,
          duesId: null,
        },
      ],
    });
  },
);

export const markReminder = rule<{ reminderId: string; state: 'superseded' | 'waiting' }>(
  (facts) => (openRenewal(facts.renewals) ? null : refused('no-open-renewal')),
  (facts, { reminderId, state }, { today }) => {
    const renewal = openRenewal(facts.renewals);
    const reminder = workflowOf(facts, renewal).reminders.find(({ id }) => id === reminderId);
    if (!renewal || !reminder) return refused('reminder-unknown', { reminder: reminderId });
    const key = reminderKey(facts, reminder, renewal.fromTermId);
    return decided(facts, {
      effects: [{ key, membershipId: facts.membership.id, state, on: today }],
    });
  },
);

/** Carries what is left of each quota to the term that begins, up to its cap, without a gap only. */
export const carryRights = rule<{ termId: string }>(
  () => null,
  (facts, { termId }, { today }) => {
    const term = facts.terms.find(({ id }) => id === termId);
    if (!term || term.state !== 'issued') return refused('term-unknown', { term: termId });
    if (term.carriedOn !== null) return refused('already-carried');
    const before = issuedTerms(facts.terms).find(
      ({ endsOn }) => addDays(endsOn, 1) === term.startsOn,
    );
    const counterChanges = before ? carried(facts, before.id, termId) : [];
    return decided(patchRow(facts, 'terms', termId, { carriedOn: today }), { counterChanges });
  },
);

const carried = (facts: Facts, fromTermId: string, toTermId: string): CounterChange[] => {
  const reason = 'carry-over';
  return facts.entitlements
    .filter(
      (right) => right.termId === fromTermId && RIGHT_KINDS[right.kind].spent && !right.voidedOn,
    )
    .flatMap((from) => {
      const to = facts.entitlements.find(
        (right) => right.termId === toTermId && right.benefitCode === from.benefitCode,
      );
      const left = (from.granted ?? 0) - from.used;
      // Staff may have carried a part by hand, before the term began.
      const amount = carryOverAmount(from.carryOverCap - (facts.carriedOut[from.id] ?? 0), left);
      if (!to || to.voidedOn !== null || amount === 0) return [];
      return [
        {
          entitlementId: from.id,
          kind: 'carry-out' as const,
          usedDelta: amount,
          grantedDelta: 0,
          reason,
        },
        {
          entitlementId: to.id,
          kind: 'carry-in' as const,
          usedDelta: 0,
          grantedDelta: amount,
          reason,
        },
      ];
    });
};

/** Nothing but the recomputing of the cached status, which every command does. */
export const refreshStatus = rule<object>(
  () => null,
  (facts) => decided(facts),
);

/**
 * Renewals whose stage was removed from their workflow go to the one that staff named. They keep
 * what they mean: nothing is sent, nobody has answered.
 */
export const relocateRenewal = rule<{ workflowId: string; moves: Record<string, string> }>(
  () => null,
  (facts, { workflowId, moves }, { today }) => {
    const leaving = facts.renewals.filter(
      (one) => one.closedOn === null && one.workflowId === workflowId && moves[one.stageId],
    );
    const next = leaving.reduce(
      (now, { id, stageId }) =>
        patchRow(now, 'renewals', id, { stageId: moves[stageId], enteredStageOn: today }),
      facts,
    );
    return decided(next);
  },
);

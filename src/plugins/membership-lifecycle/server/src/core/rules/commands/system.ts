import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import { decided, patchRow } from '../change';
import { carryOverAmount } from '../entitlement';
import { openRenewal, workflowOf } from '../renewal';
import { issuedTerms } from '../terms';
import type { CounterChange, Facts, Reminder, Term } from '../types';
import { rule } from './rule';

/** Rules that only the daily run uses. */

/**
 * The key of a reminder's effect. It names the term that ends, so that a step is done only once,
 * and the day of its end: a corrected end is reminded again. Keys of earlier versions name no day,
 * and stay done.
 */
export const reminderKey = (
  { membership, effects }: Facts,
  reminder: Reminder,
  { id, endsOn }: Pick<Term, 'id' | 'endsOn'>,
): string => {
  const undated = `${membership.id}:${id}:reminder:${reminder.id}`;
  return effects.some(({ key }) => key === undated) ? undated : `${undated}:${endsOn}`;
};

/** A reminder of the open renewal, with its key, or a refusal. */
const reminderOf = (facts: Facts, reminderId: string) => {
  const renewal = openRenewal(facts.renewals);
  const reminder = workflowOf(facts, renewal).reminders.find(({ id }) => id === reminderId);
  const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  return renewal && reminder && from
    ? { ok: true as const, renewal, reminder, key: reminderKey(facts, reminder, from) }
    : refused('reminder-unknown', { reminder: reminderId });
};

export const sendReminder = rule<{ reminderId: string }>(
  (facts) => (openRenewal(facts.renewals) ? null : refused('no-open-renewal')),
  (facts, { reminderId }, { today }) => {
    const found = reminderOf(facts, reminderId);
    if (!found.ok) return found;
    const { renewal, reminder, key } = found;
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
    const found = reminderOf(facts, reminderId);
    if (!found.ok) return found;
    return decided(facts, {
      effects: [{ key: found.key, membershipId: facts.membership.id, state, on: today }],
    });
  },
);

/**
 * Carries the rest of each quota into the next term, up to its cap, if there is no gap between the
 * terms.
 */
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
      // Less what staff carried by hand before the term began.
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

/** Changes nothing itself: every command recomputes the cached status. */
export const refreshStatus = rule<object>(
  () => null,
  (facts) => decided(facts),
);

/**
 * Moves renewals whose stage was removed to the stage that staff chose. The new stage has the same
 * meaning: no message is sent, and no answer recorded.
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

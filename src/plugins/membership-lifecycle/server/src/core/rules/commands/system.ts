import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import { decided, patchRow } from '../change';
import { carryOverAmount } from '../entitlement';
import { issuedTerms } from '../terms';
import type { CounterChange, Facts } from '../types';
import { rule } from './rule';

/** Rules that only the daily run uses. */

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

import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import type { Day } from '../../../kernel/rules/values';
import { addRow, outcome, patchRow } from '../change';
import { isSettled } from '../dues';
import { standingGrants } from '../grants';
import type {
  Allowance,
  CounterChange,
  DecisionContext,
  Entitlement,
  Facts,
  Outcome,
  Term,
} from '../types';

/** Issues terms with their rights, for the commands that need it. */

/** The right that an allowance gives for a term, unused. */
export const entitlementOf = (term: Term, allowance: Allowance, id: string): Entitlement => ({
  id,
  membershipId: term.membershipId,
  termId: term.id,
  benefitCode: allowance.benefitCode,
  kind: allowance.kind,
  names: allowance.names,
  units: allowance.units,
  granted: RIGHT_KINDS[allowance.kind].numbered ? (allowance.quantity ?? 0) : null,
  used: 0,
  carryOverCap: allowance.carryOverCap,
  perPersonCap: allowance.perPersonCap,
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  voidedOn: null,
  grants: null,
});

/**
 * A former right of a term that is issued again, as the term's tier gives it now: the term may have
 * been proposed by another tier or version since. Uses, grants and what was carried in stay.
 */
const rightAgain = (
  right: Entitlement,
  term: Term,
  allowance: Allowance,
): { patch: Partial<Entitlement>; change: CounterChange[] } => {
  const anew = entitlementOf(term, allowance, right.id);
  const { names, units, carryOverCap, perPersonCap, startsOn, endsOn } = anew;
  const patch = { names, units, carryOverCap, perPersonCap, startsOn, endsOn, voidedOn: null };
  if (anew.granted === null || right.granted === null || term.carriedOn !== null) {
    return { patch, change: [] };
  }
  const byHand = standingGrants(right).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  const grantedDelta = Math.max(anew.granted + byHand, right.used) - right.granted;
  if (grantedDelta === 0) return { patch, change: [] };
  const change = { entitlementId: right.id, kind: 'grant', usedDelta: 0, grantedDelta } as const;
  return { patch, change: [{ ...change, reason: 'issued-again' }] };
};

/**
 * Issues a term with its rights. A term issued again gets its former rights back; one that an end
 * took keeps the day on which it was issued.
 */
export const issueProposed = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.state === 'issued') return outcome(facts);
  let next = patchRow(facts, 'terms', termId, {
    state: 'issued',
    issuedOn: term.issuedOn ?? ctx.today,
    issuedUnpaid: !isSettled(facts, term),
  });
  const counterChanges: CounterChange[] = [];
  for (const allowance of term.allowances) {
    const existing = facts.entitlements.find(
      (right) => right.termId === termId && right.benefitCode === allowance.benefitCode,
    );
    if (!existing) {
      next = addRow(next, 'entitlements', entitlementOf(term, allowance, ctx.newId()));
      continue;
    }
    const { patch, change } = rightAgain(existing, term, allowance);
    next = patchRow(next, 'entitlements', existing.id, patch);
    counterChanges.push(...change);
  }
  return outcome(next, { counterChanges });
};

/** Voids a term's rights; they stay readable. */
export const voidRights = (facts: Facts, termId: string, today: Day): Facts => ({
  ...facts,
  entitlements: facts.entitlements.map((right) =>
    right.termId === termId && right.voidedOn === null ? { ...right, voidedOn: today } : right,
  ),
});

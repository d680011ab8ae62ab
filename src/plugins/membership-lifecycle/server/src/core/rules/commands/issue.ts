import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import type { Day } from '../../../kernel/rules/values';
import { addRow, outcome, patchRow } from '../change';
import type { Allowance, DecisionContext, Entitlement, Facts, Outcome, Term } from '../types';

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

/** Issues a term with its rights. A term issued again gets its former rights back. */
export const issueProposed = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.state === 'issued') return outcome(facts);
  let next = patchRow(facts, 'terms', termId, { state: 'issued', issuedOn: ctx.today });
  for (const allowance of term.allowances) {
    const existing = facts.entitlements.find(
      (right) => right.termId === termId && right.benefitCode === allowance.benefitCode,
    );
    next = existing
      ? patchRow(next, 'entitlements', existing.id, { voidedOn: null })
      : addRow(next, 'entitlements', entitlementOf(term, allowance, ctx.newId()));
  }
  return outcome(next);
};

/** Voids a term's rights; they stay readable. */
export const voidRights = (facts: Facts, termId: string, today: Day): Facts => ({
  ...facts,
  entitlements: facts.entitlements.map((right) =>
    right.termId === termId && right.voidedOn === null ? { ...right, voidedOn: today } : right,
  ),
});

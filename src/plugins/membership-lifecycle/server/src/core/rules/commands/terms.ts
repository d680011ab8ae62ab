import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import { refused } from '../../../kernel/rules/refused';
import { addRow, and, decided, patchRow } from '../change';
import type { Decision } from '../change';
import { overlapping, termOn } from '../terms';
import type { Entitlement, Facts } from '../types';
import { voidOneTerm } from './closing';
import { entitlementOf, issueProposed, voidRights } from './issue';
import { notOver } from './membership';
import { refreshProposal } from './proposing';
import { preparedAgain } from './reopen';
import { rule } from './rule';
import { applyMoney } from './stages';

/** Terms issued and voided, and rights granted in the middle of one. */

export const issueTerm = rule<{ termId: string }>(
  (facts) =>
    facts.terms.some(({ state }) => state === 'proposed') ? null : refused('no-proposed-term'),
  (facts, { termId }, ctx) => {
    const ready = refreshProposal(facts, termId);
    const term = ready.terms.find(({ id }) => id === termId);
    if (!term || term.state !== 'proposed') return refused('term-not-proposed', { term: termId });
    if (term.price === null) return refused('price-missing', { tier: term.tierCode });
    if (overlapping(facts.terms, term, termId).length > 0) return refused('term-overlaps');
    const first = issueProposed(ready, termId, ctx);
    return { ok: true, outcome: and(first, (now) => applyMoney(now, termId, ctx)) };
  },
);

export const voidTerm = rule<{ termId: string; reason: string }>(
  (facts) => (facts.terms.some(({ state }) => state !== 'void') ? null : refused('no-term')),
  (facts, { termId, reason }, ctx) => {
    const term = facts.terms.find(({ id }) => id === termId);
    if (!term || term.state === 'void') return refused('term-unknown', { term: termId });
    let next = voidRights(voidOneTerm(facts, termId, reason, ctx), termId, ctx.today);
    // Closes renewals whose proposal is void, and renewals of the voided term.
    for (const renewal of facts.renewals.filter(({ closedOn }) => closedOn === null)) {
      const proposal = next.terms.find(({ id }) => id === renewal.termId);
      const follows = renewal.fromTermId === termId && proposal?.state === 'proposed';
      if (renewal.termId !== termId && !follows) continue;
      next = patchRow(next, 'renewals', renewal.id, { closedOn: ctx.today, closeReason: reason });
      if (follows) next = voidOneTerm(next, renewal.termId, reason, ctx);
    }
    return { ok: true, outcome: preparedAgain(next, termId, ctx) };
  },
);

/** Restores a right that ended within the term: each right exists once per term. */
const regranted = (
  facts: Facts,
  right: Entitlement,
  quantity: number,
  reason: string,
): Decision => {
  const next = patchRow(facts, 'entitlements', right.id, { voidedOn: null });
  if (right.granted === null) return decided(next);
  const change = { entitlementId: right.id, kind: 'grant', usedDelta: 0, reason } as const;
  return decided(next, { counterChanges: [{ ...change, grantedDelta: quantity }] });
};

export const grantRight = rule<{ benefit: string; quantity: number; reason: string }>(
  (facts, today) =>
    notOver(facts) ?? (termOn(facts.terms, today) ? null : refused('no-running-term')),
  (facts, { benefit, quantity, reason }, ctx) => {
    const term = termOn(facts.terms, ctx.today);
    if (!term) return refused('no-running-term');
    const right = facts.entitlements.find(
      (one) => one.termId === term.id && one.benefitCode === benefit && one.voidedOn === null,
    );
    if (right) {
      if (right.granted === null) return refused('right-unlimited', { benefit });
      const change = { entitlementId: right.id, kind: 'grant', usedDelta: 0, reason } as const;
      return decided(facts, { counterChanges: [{ ...change, grantedDelta: quantity }] });
    }
    const ended = facts.entitlements.find(
      (one) => one.termId === term.id && one.benefitCode === benefit,
    );
    if (ended) return regranted(facts, ended, quantity, reason);
    const allowance = facts.offers
      .flatMap(({ allowances }) => allowances)
      .find(({ benefitCode }) => benefitCode === benefit);
    if (!allowance) return refused('benefit-unknown', { benefit });
    const given = {
      ...allowance,
      quantity: RIGHT_KINDS[allowance.kind].numbered ? quantity : null,
    };
    return decided(addRow(facts, 'entitlements', entitlementOf(term, given, ctx.newId())));
  },
);

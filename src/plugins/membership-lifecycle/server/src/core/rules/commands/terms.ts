import { refused } from '../../../kernel/rules/refused';
import { addRow, and, decided, outcome, patchMembership, patchRow } from '../change';
import { offerFor } from '../renewal';
import { overlapping, termOn } from '../terms';
import type {
  Allowance,
  CounterChange,
  DecisionContext,
  Entitlement,
  Facts,
  Term,
  TierOffer,
} from '../types';
import { callPriceAgain } from './call-corrections';
import { voidOneTerm } from './closing';
import { entitlementOf, issueProposed, priceTerm, voidRights, soldBy } from './issue';
import { notOver } from './membership';
import { isCalledWithoutPrice, changeProposedTier } from './renewals';
import { rule } from './rule';
import { applyMoney } from './stages';

/** Terms issued, voided, and changed in the middle. */

export const issueTerm = rule<{ termId: string }>(
  (facts) =>
    facts.terms.some(({ state }) => state === 'proposed') ? null : refused('no-proposed-term'),
  (facts, { termId }, ctx) => {
    const ready = priceTerm(facts, termId);
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
    return decided(next);
  },
);

/**
 * The change of a counter for a new tier; never below the used quantity. Quantities carried in or
 * granted by hand are kept as long as the right.
 */
const counterChange = (
  right: Entitlement,
  before: Allowance | undefined,
  allowance: Allowance | undefined,
  reason: string,
): CounterChange[] => {
  if (right.granted === null) return [];
  const extra = allowance && right.voidedOn === null ? right.granted - (before?.quantity ?? 0) : 0;
  const wanted = Math.max((allowance?.quantity ?? 0) + Math.max(extra, 0), right.used);
  const grantedDelta = wanted - right.granted;
  return grantedDelta === 0
    ? []
    : [{ entitlementId: right.id, kind: 'grant', usedDelta: 0, grantedDelta, reason }];
};

/** Adapts the rights of the running term to another tier: changes, adds and ends rights. */
const withRightsOf = (
  facts: Facts,
  term: Term,
  offer: TierOffer,
  reason: string,
  ctx: DecisionContext,
) => {
  const allowanceOf = (code: string) =>
    offer.allowances.find(({ benefitCode }) => benefitCode === code);
  const isGiven = (code: string) =>
    allowanceOf(code) !== undefined ||
    term.allowances.some(({ benefitCode }) => benefitCode === code);
  // A right that neither tier gives was granted by hand, and stays as it is.
  const rights = facts.entitlements.filter(
    ({ termId, benefitCode }) => termId === term.id && isGiven(benefitCode),
  );
  const counterChanges = rights.flatMap((right) =>
    counterChange(
      right,
      term.allowances.find(({ benefitCode }) => benefitCode === right.benefitCode),
      allowanceOf(right.benefitCode),
      reason,
    ),
  );
  let next = facts;
  for (const right of rights) {
    const allowance = allowanceOf(right.benefitCode);
    // A used quota stays readable with its end; an unlimited right has no other end than being voided.
    const readable = right.used > 0 && right.granted !== null;
    const voidedOn = allowance || readable ? null : (right.voidedOn ?? ctx.today);
    const { carryOverCap, perPersonCap } = allowance ?? right;
    // What the tier gives lasts as long as the term; what it does not give any more, no grant outlives.
    const lasting = allowance ? { endsOn: term.endsOn } : { grants: null };
    const patch = { voidedOn, carryOverCap, perPersonCap, ...lasting };
    next = patchRow(next, 'entitlements', right.id, patch);
  }
  for (const allowance of offer.allowances) {
    if (rights.some(({ benefitCode }) => benefitCode === allowance.benefitCode)) continue;
    next = addRow(next, 'entitlements', entitlementOf(term, allowance, ctx.newId()));
  }
  return outcome(next, { counterChanges });
};

export const changeTier = rule<{ tier: string; when: 'now' | 'renewal'; reason: string }>(
  (facts) => notOver(facts) ?? (facts.terms.length === 0 ? refused('no-term') : null),
  (facts, { tier, when, reason }, ctx) => {
    const holder = patchMembership(facts, { tierCode: tier });
    if (when === 'renewal') {
      const known = facts.offers.some(({ tierCode }) => tierCode === tier);
      if (!known) return refused('tier-unknown', { tier });
      const changed = changeProposedTier(holder, tier, ctx);
      return isCalledWithoutPrice(changed.facts)
        ? refused('price-missing', { tier })
        : { ok: true, outcome: changed };
    }
    const term = termOn(facts.terms, ctx.today);
    if (!term) return refused('no-running-term');
    if (term.tierCode === tier) return refused('same-tier');
    const offer = offerFor(facts.offers, tier, ctx.today);
    if (!offer) return refused('tier-not-offered', { tier, on: ctx.today });
    const sold = { ...soldBy(offer), policy: term.policy, price: offer.price, repricedOn: null };
    const steps = [
      (now: Facts) => outcome(patchRow(now, 'terms', term.id, sold)),
      (now: Facts) => callPriceAgain(now, term.id, ctx),
      (now: Facts) => withRightsOf(now, term, offer, reason, ctx),
      (now: Facts) => applyMoney(now, term.id, ctx),
    ];
    return { ok: true, outcome: steps.reduce(and, changeProposedTier(holder, tier, ctx)) };
  },
);

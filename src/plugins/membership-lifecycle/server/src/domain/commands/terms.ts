import { addRow, and, decided, outcome, patchMembership, patchRow, refused } from '../change';
import { duesOf } from '../dues';
import { offerFor, openRenewal } from '../renewal';
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
import { callCancelled } from './dues';
import { entitlementOf, issued, priced, rightsVoided, soldBy } from './issue';
import { retiered } from './renewals';
import { notOver } from './membership';
import { rule } from './rule';
import { settled } from './stages';

/** Terms issued, voided, and changed in the middle. */

export const issueTerm = rule<{ termId: string }>(
  (facts) =>
    facts.terms.some(({ state }) => state === 'proposed') ? null : refused('no-proposed-term'),
  (facts, { termId }, ctx) => {
    const ready = priced(facts, termId);
    const term = ready.terms.find(({ id }) => id === termId);
    if (!term || term.state !== 'proposed') return refused('term-not-proposed', { term: termId });
    if (term.price === null) return refused('price-missing', { tier: term.tierCode });
    if (overlapping(facts.terms, term, termId).length > 0) return refused('term-overlaps');
    const first = issued(ready, termId, ctx);
    return { ok: true, outcome: and(first, (now) => settled(now, termId, ctx)) };
  },
);

export const voidTerm = rule<{ termId: string; reason: string }>(
  (facts) => (facts.terms.some(({ state }) => state !== 'void') ? null : refused('no-term')),
  (facts, { termId, reason }, ctx) => {
    const term = facts.terms.find(({ id }) => id === termId);
    if (!term || term.state === 'void') return refused('term-unknown', { term: termId });
    const cancelled = callCancelled(facts, termId, ctx);
    if (!cancelled.ok) return cancelled;
    const patch = { state: 'void', voidedOn: ctx.today, voidReason: reason } as const;
    let next = patchRow(cancelled.outcome.facts, 'terms', termId, patch);
    next = rightsVoided(next, termId, ctx.today);
    // A renewal whose proposed term is void has nothing left to propose.
    const renewal = openRenewal(next.renewals);
    if (renewal && (renewal.termId === termId || renewal.fromTermId === termId)) {
      next = patchRow(next, 'renewals', renewal.id, { closedOn: ctx.today, closeReason: reason });
    }
    return decided(next);
  },
);

/** What a counter must gain or lose to match the new tier; never below what is used. */
const counterChange = (
  right: Entitlement,
  allowance: Allowance | undefined,
  reason: string,
): CounterChange[] => {
  if (right.granted === null) return [];
  const wanted = Math.max(allowance?.quantity ?? 0, right.used);
  const grantedDelta = wanted - right.granted;
  return grantedDelta === 0
    ? []
    : [{ entitlementId: right.id, kind: 'grant', usedDelta: 0, grantedDelta, reason }];
};

/** Rights of the running term under another tier: kept ones re-measured, new ones added, others ended. */
const withRightsOf = (
  facts: Facts,
  term: Term,
  offer: TierOffer,
  reason: string,
  ctx: DecisionContext,
) => {
  const allowanceOf = (code: string) =>
    offer.allowances.find(({ benefitCode }) => benefitCode === code);
  const rights = facts.entitlements.filter(({ termId }) => termId === term.id);
  const counterChanges = rights.flatMap((right) =>
    counterChange(right, allowanceOf(right.benefitCode), reason),
  );
  let next = facts;
  for (const right of rights) {
    const allowance = allowanceOf(right.benefitCode);
    const voidedOn = allowance || right.used > 0 ? null : ctx.today;
    next = patchRow(next, 'entitlements', right.id, { voidedOn });
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
      return known ? decided(retiered(holder, tier)) : refused('tier-unknown', { tier });
    }
    const term = termOn(facts.terms, ctx.today);
    if (!term) return refused('no-running-term');
    if (term.tierCode === tier) return refused('same-tier');
    const offer = offerFor(facts.offers, tier, ctx.today);
    if (!offer) return refused('tier-not-offered', { tier, on: ctx.today });
    let next = patchRow(retiered(holder, tier), 'terms', term.id, {
      ...soldBy(offer),
      policy: term.policy,
      price: offer.price,
    });
    const call = duesOf(facts.dues, term.id);
    if (call) next = patchRow(next, 'dues', call.id, { amount: offer.price });
    const rights = withRightsOf(next, term, offer, reason, ctx);
    return { ok: true, outcome: and(rights, (now) => settled(now, term.id, ctx)) };
  },
);

export const grantRight = rule<{ benefit: string; quantity: number; reason: string }>(
  (facts, today) => notOver(facts) ?? (termOn(facts.terms, today) ? null : refused('no-running-term')),
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
    const allowance = facts.offers
      .flatMap(({ allowances }) => allowances)
      .find(({ benefitCode }) => benefitCode === benefit);
    if (!allowance) return refused('benefit-unknown', { benefit });
    const given = { ...allowance, quantity: allowance.kind === 'access' ? null : quantity };
    return decided(addRow(facts, 'entitlements', entitlementOf(term, given, ctx.newId())));
  },
);

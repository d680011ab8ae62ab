import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { addRow, and, decided, outcome, patchMembership, patchRow } from '../change';
import type { Decision } from '../change';
import { duesOf } from '../dues';
import { nextRight } from '../entitlement';
import { priceOfChange } from '../period';
import { soldTo, unpriced } from '../sold';
import { byStart, overlapping, termOn } from '../terms';
import type {
  Allowance,
  CounterChange,
  DecisionContext,
  Entitlement,
  Facts,
  Outcome,
  Term,
  TierOffer,
} from '../types';
import { callTermAgain } from './call-corrections';
import { notEnding, notOver } from './guards';
import { entitlementOf } from './issue';
import { isFirstTerm, proposedBy, soldBy } from './proposing';
import { rule } from './rule';
import { applyMoney } from './stages';

/** Changes of tier: of the running term, and of every term that is to follow it. */

/** The units that were carried into a right from an earlier term. */
const carriedIn = ({ entitlements, carriedOut }: Facts, { id }: Entitlement): number =>
  entitlements
    .filter((from) => carriedOut[from.id] && nextRight(entitlements, from)?.id === id)
    .reduce((sum, from) => sum + carriedOut[from.id], 0);

/**
 * The units of a right beyond what its tier gives: granted by hand, or carried in. What is granted
 * may be more, where a tier gave less than was used: those units are uses, and nothing beyond. A
 * file tells itself what it granted.
 */
const unitsBeyond = (
  facts: Facts,
  term: Term,
  right: Entitlement,
  before: Allowance | undefined,
): number => {
  const more = Math.max(0, (right.granted ?? 0) - (before?.quantity ?? 0));
  if (term.imported) return more;
  const byHand = (right.grants ?? []).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  // What was carried in went with a tier that did not give the right.
  return Math.min(more, byHand + (before ? carriedIn(facts, right) : 0));
};

/**
 * The change of a counter for a new tier; never below the used quantity. Quantities carried in or
 * granted by hand are kept as long as the right.
 */
const counterChange = (
  facts: Facts,
  term: Term,
  right: Entitlement,
  { before, allowance, reason }: { before?: Allowance; allowance?: Allowance; reason: string },
): CounterChange[] => {
  if (right.granted === null) return [];
  const isKept = allowance !== undefined && right.voidedOn === null;
  const beyond = isKept ? unitsBeyond(facts, term, right, before) : 0;
  const wanted = Math.max((allowance?.quantity ?? 0) + beyond, right.used);
  const grantedDelta = wanted - right.granted;
  return grantedDelta === 0
    ? []
    : [{ entitlementId: right.id, kind: 'grant', usedDelta: 0, grantedDelta, reason }];
};

/** Adapts the rights of an issued term to another tier: changes, adds and ends rights. */
const withRightsOf = (
  facts: Facts,
  before: Term,
  offer: TierOffer,
  reason: string,
  ctx: DecisionContext,
): Outcome => {
  const term = facts.terms.find(({ id }) => id === before.id) ?? before;
  const { startsOn, endsOn } = term;
  const allowanceOf = (code: string) =>
    offer.allowances.find(({ benefitCode }) => benefitCode === code);
  const isGiven = (code: string) =>
    allowanceOf(code) !== undefined ||
    before.allowances.some(({ benefitCode }) => benefitCode === code);
  // A right that neither tier gives was granted by hand, and stays as it is.
  const rights = facts.entitlements.filter(
    ({ termId, benefitCode }) => termId === term.id && isGiven(benefitCode),
  );
  const counterChanges = rights.flatMap((right) =>
    counterChange(facts, term, right, {
      before: before.allowances.find(({ benefitCode }) => benefitCode === right.benefitCode),
      allowance: allowanceOf(right.benefitCode),
      reason,
    }),
  );
  let next = facts;
  for (const right of rights) {
    const allowance = allowanceOf(right.benefitCode);
    // A used quota stays readable with its end; an unlimited right has no other end than being voided.
    const readable = right.used > 0 && right.granted !== null;
    const voidedOn = allowance || readable ? null : (right.voidedOn ?? ctx.today);
    const { carryOverCap, perPersonCap } = allowance ?? right;
    // A right of the tier lasts as long as the term; no grant outlives one that it gives no more.
    const lasting = allowance ? { endsOn } : { grants: null };
    const kept = { voidedOn, carryOverCap, perPersonCap, startsOn, ...lasting };
    next = patchRow(next, 'entitlements', right.id, kept);
  }
  for (const allowance of offer.allowances) {
    if (rights.some(({ benefitCode }) => benefitCode === allowance.benefitCode)) continue;
    next = addRow(next, 'entitlements', entitlementOf(term, allowance, ctx.newId()));
  }
  return outcome(next, { counterChanges });
};

/** A term that another tier sells now, with its call, rights and money. */
const changed = (
  facts: Facts,
  term: Term,
  { offer, sold, reason }: { offer: TierOffer; sold: Partial<Term>; reason: string },
  ctx: DecisionContext,
): Outcome => {
  const isIssued = term.state === 'issued';
  const isAsked = isIssued || duesOf(facts.dues, term.id) !== undefined;
  const steps = [
    (now: Facts) => callTermAgain(facts, now, term.id, ctx),
    (now: Facts) => (isIssued ? withRightsOf(now, term, offer, reason, ctx) : outcome(now)),
    // A proposal that costs nothing now still waits for its answer.
    (now: Facts) => (isAsked ? applyMoney(now, term.id, ctx) : outcome(now)),
  ];
  return steps.reduce(and, outcome(patchRow(facts, 'terms', term.id, sold)));
};

/** Terms that a change of tier at renewal changes: proposals, and issued terms to come. */
const comingTerms = ({ terms }: Facts, today: Day): Term[] =>
  terms
    .filter(
      ({ state, startsOn }) => state === 'proposed' || (state === 'issued' && startsOn > today),
    )
    .sort(byStart);

/** Whether a member is to have a tier already, from its next term on. */
const isToCome = (facts: Facts, tier: string, today: Day): boolean =>
  facts.membership.tierCode === tier &&
  comingTerms(facts, today).every(({ tierCode }) => tierCode === tier);

/** A term that waits for the price of its new tier; refused if the member was called or promised. */
const waiting = (facts: Facts, { id, state, startsOn }: Term, tier: string): Decision => {
  if (state === 'issued') return refused('tier-not-offered', { tier, on: startsOn });
  if (duesOf(facts.dues, id)) return unpriced(facts, { tierCode: tier, startsOn });
  return decided(
    patchRow(facts, 'terms', id, { tierCode: tier, price: null, bracket: null, repricedOn: null }),
  );
};

/** Gives a coming term whole to another tier: dates, price and rights, with its call and money. */
const changeComing = (
  facts: Facts,
  term: Term,
  { tier, reason, after }: { tier: string; reason: string; after: readonly Term[] },
  ctx: DecisionContext,
): Decision => {
  const offer = soldTo(facts, tier, term.startsOn);
  if (!offer) return waiting(facts, term, tier);
  const anew = proposedBy(facts, term, offer);
  const isPromised = term.state === 'issued' || duesOf(facts.dues, term.id) !== undefined;
  if (isPromised && offer.price === null) return unpriced(facts, { ...term, tierCode: tier });
  const others = facts.terms.filter(({ id }) => after.every((one) => one.id !== id));
  if (overlapping(others, anew, term.id).length > 0) return refused('term-overlaps', { tier });
  return { ok: true, outcome: changed(facts, term, { offer, sold: anew, reason }, ctx) };
};

/** Gives every coming term to another tier, each after the new end of the one before it. */
const changeAllComing = (
  facts: Facts,
  tier: string,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  let result = outcome(facts);
  const coming = comingTerms(facts, ctx.today);
  for (const [index, term] of coming.entries()) {
    const before = index === 0 ? undefined : coming[index - 1];
    const isAdjacent = before !== undefined && addDays(before.endsOn, 1) === term.startsOn;
    const end = result.facts.terms.find(({ id }) => id === before?.id)?.endsOn;
    const startsOn = isAdjacent && end ? addDays(end, 1) : term.startsOn;
    const change = { tier, reason, after: coming.slice(index + 1) };
    const decision = changeComing(result.facts, { ...term, startsOn }, change, ctx);
    if (!decision.ok) return decision;
    result = and(result, () => decision.outcome);
  }
  return { ok: true, outcome: result };
};

export const changeTier = rule<{ tier: string; when: 'now' | 'renewal'; reason: string }>(
  (facts, today) => {
    const why = notOver(facts, today) ?? (facts.terms.length === 0 ? refused('no-term') : null);
    const codes = new Set(facts.offers.map(({ tierCode }) => tierCode));
    codes.delete(facts.membership.tierCode);
    return why ?? (codes.size === 0 ? refused('no-other-tier') : null);
  },
  (facts, { tier, when, reason }, ctx) => {
    const holder = patchMembership(facts, { tierCode: tier });
    const why = when === 'renewal' ? notEnding(facts, ctx.today) : null;
    if (why) return why;
    const isSold = facts.offers.some(({ tierCode }) => tierCode === tier);
    if (when === 'renewal' && !isSold) return refused('tier-unknown', { tier });
    if (when === 'renewal' && isToCome(facts, tier, ctx.today)) {
      return refused('same-tier', { field: 'tier' });
    }
    if (when === 'renewal') return changeAllComing(holder, tier, reason, ctx);
    const term = termOn(facts.terms, ctx.today);
    if (!term) return refused('no-term-to-change', { field: 'when' });
    if (term.tierCode === tier) return refused('same-tier', { field: 'tier' });
    const offer = soldTo(facts, tier, ctx.today);
    if (!offer) return refused('tier-not-offered', { tier, on: ctx.today });
    const price = priceOfChange(offer, term, isFirstTerm(facts, term));
    if (price === null) return unpriced(facts, { tierCode: tier, startsOn: ctx.today });
    const sold = { ...soldBy(offer), policy: term.policy, price, repricedOn: null };
    // The running term first: what it costs less pays for the terms after it.
    const running = changed(holder, term, { offer, sold, reason }, ctx);
    const coming = changeAllComing(running.facts, tier, reason, ctx);
    return coming.ok ? { ok: true, outcome: and(running, () => coming.outcome) } : coming;
  },
);

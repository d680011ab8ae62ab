import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import type { Day, Cents } from '../../../kernel/rules/values';
import { addRow, outcome, patchRow } from '../change';
import { duesOf } from '../dues';
import { firstPeriod, firstTermPrice, type Period } from '../period';
import { offerFor } from '../renewal';
import { isOfEarlierBond } from '../terms';
import type {
  Allowance,
  DecisionContext,
  Entitlement,
  Facts,
  Outcome,
  Term,
  TierOffer,
} from '../types';

/** Creates and issues terms, for the commands that need it. */

/** A proposed term for a period; its price and allowances come from an offer. */
export const makeProposal = (
  membershipId: string,
  period: Period,
  offer: TierOffer,
  price: Cents | null,
  id: string,
): Term => ({
  id,
  membershipId,
  state: 'proposed',
  ...period,
  tierCode: offer.tierCode,
  tierNames: offer.tierNames,
  offerDocumentId: offer.offerDocumentId,
  offerYear: offer.offerYear,
  price,
  currency: offer.currency,
  policy: offer.policy,
  allowances: offer.allowances,
  issuedOn: null,
  repricedOn: null,
  waivedOn: null,
  waiveReason: null,
  carriedOn: null,
  voidedOn: null,
  voidReason: null,
  imported: false,
});

/** The part of a term that an offer determines, except the period and the price. */
export const soldBy = (offer: TierOffer): Partial<Term> => ({
  tierCode: offer.tierCode,
  tierNames: offer.tierNames,
  offerDocumentId: offer.offerDocumentId,
  offerYear: offer.offerYear,
  currency: offer.currency,
  policy: offer.policy,
  allowances: offer.allowances,
});

/** The price of a proposed term; a first term may cost only the remaining months. */
const priceIn = (facts: Facts, term: Term, offer: TierOffer): Cents => {
  const earlier = facts.terms.some(
    (one) => one.state === 'issued' && one.id !== term.id && !isOfEarlierBond(facts, one),
  );
  if (earlier) return offer.price;
  const period = firstPeriod(offer.policy, term.startsOn);
  return firstTermPrice(offer.policy, offer.price, { ...period, endsOn: term.endsOn });
};

/**
 * Sets the price and allowances of a proposed term from the offer of its first day. A price that
 * was called for, or set by staff, is kept.
 */
export const priceTerm = (facts: Facts, termId: string): Facts => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.state !== 'proposed') return facts;
  const offer = offerFor(facts.offers, term.tierCode, term.startsOn);
  if (!offer) return facts;
  const frozen = term.repricedOn !== null || duesOf(facts.dues, termId) !== undefined;
  const patch = { price: frozen ? term.price : priceIn(facts, term, offer), ...soldBy(offer) };
  return patchRow(facts, 'terms', termId, patch);
};

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

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

/** The making and the issuing of terms, shared by the commands that lead to them. */

/** A proposed term over a period; an offer gives what it costs and allows. */
export const proposedTerm = (
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

/** What an offer freezes in a term, its period and price left as they are. */
export const soldBy = (offer: TierOffer): Partial<Term> => ({
  tierCode: offer.tierCode,
  tierNames: offer.tierNames,
  offerDocumentId: offer.offerDocumentId,
  offerYear: offer.offerYear,
  currency: offer.currency,
  policy: offer.policy,
  allowances: offer.allowances,
});

/** Price of a proposed term in an offer: a first term may pay the remaining months only. */
const priceIn = (facts: Facts, term: Term, offer: TierOffer): Cents => {
  const earlier = facts.terms.some(
    (one) => one.state === 'issued' && one.id !== term.id && !isOfEarlierBond(facts, one),
  );
  if (earlier) return offer.price;
  const period = firstPeriod(offer.policy, term.startsOn);
  return firstTermPrice(offer.policy, offer.price, { ...period, endsOn: term.endsOn });
};

/**
 * Gives a term that is still proposed the price and allowances published for its first day. A price
 * that is called, or that staff set, no longer moves.
 */
export const priced = (facts: Facts, termId: string): Facts => {
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
});

/** Issues a term: it stands from now on, with its rights. A term issued again finds its rights again. */
export const issued = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
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

/** Takes a term's rights away without erasing them. */
export const rightsVoided = (facts: Facts, termId: string, today: Day): Facts => ({
  ...facts,
  entitlements: facts.entitlements.map((right) =>
    right.termId === termId && right.voidedOn === null ? { ...right, voidedOn: today } : right,
  ),
});

import { RIGHT_KINDS } from '../../../../../shared/core/kinds';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { addRow, decided, patchRow } from '../change';
import type { Decision, Refusal } from '../change';
import type { Grant } from '../counter';
import {
  closeGrants,
  countedGrants,
  endedGrants,
  endOfRight,
  isOfTier,
  lastDayOf,
} from '../grants';
import { termOn } from '../terms';
import type { CounterChange, DecisionContext, Entitlement, Facts, Term } from '../types';
import { notOver } from './guards';
import { entitlementOf } from './issue';
import { rule } from './rule';

/** Rights that staff grant by hand, withdraw, and whose end comes. */

interface Granted {
  benefit: string;
  quantity: number;
  until?: Day;
  reason: string;
}

const wrongEnd = ({ until }: Granted, term: Term, today: Day): Refusal | null => {
  if (until === undefined) return null;
  if (until < today) return refused('date-in-past', { field: 'until' });
  if (until <= term.endsOn) return null;
  return refused('grant-beyond-term', { field: 'until', endsOn: term.endsOn });
};

const isNumbered = ({ kind }: Pick<Entitlement, 'kind'>): boolean => RIGHT_KINDS[kind].numbered;

/** More of a right that the term has, or had. */
const grantMore = (
  facts: Facts,
  right: Entitlement,
  term: Term,
  { grant, quantity, reason }: { grant: Grant; quantity: number; reason: string },
  today: Day,
): Decision => {
  const runs = right.voidedOn === null && right.endsOn >= today;
  if (right.granted === null && runs && right.endsOn === term.endsOn) {
    return refused('right-unlimited', { benefit: right.benefitCode });
  }
  const last = lastDayOf([grant], term.endsOn);
  const next = patchRow(facts, 'entitlements', right.id, {
    voidedOn: null,
    // While it was closed, the days of its term may have been corrected.
    startsOn: term.startsOn,
    endsOn: runs && right.endsOn > last ? right.endsOn : last,
    grants: [...(right.grants ?? []), grant],
  });
  if (right.granted === null) return decided(next);
  const change = { entitlementId: right.id, kind: 'grant', usedDelta: 0, reason } as const;
  return decided(next, { counterChanges: [{ ...change, grantedDelta: quantity }] });
};

const grantOf = (
  { quantity, until }: Granted,
  { kind, used }: Pick<Entitlement, 'kind' | 'used'>,
  term: Term,
  { newId, today }: DecisionContext,
): Grant => ({
  id: newId(),
  on: today,
  quantity: isNumbered({ kind }) ? quantity : null,
  endsOn: until === undefined || until === term.endsOn ? null : until,
  usedBefore: used,
  closedOn: null,
});

export const grantRight = rule<Granted>(
  (facts, today) =>
    notOver(facts, today) ?? (termOn(facts.terms, today) ? null : refused('no-running-term')),
  (facts, input, ctx) => {
    const { benefit, quantity, reason } = input;
    const term = termOn(facts.terms, ctx.today);
    if (!term) return refused('no-running-term');
    const wrong = wrongEnd(input, term, ctx.today);
    if (wrong) return wrong;
    const right = facts.entitlements.find(
      (one) => one.termId === term.id && one.benefitCode === benefit,
    );
    if (right) {
      const grant = grantOf(input, right, term, ctx);
      return grantMore(facts, right, term, { grant, quantity, reason }, ctx.today);
    }
    const allowance = facts.offers
      .flatMap(({ allowances }) => allowances)
      .find(({ benefitCode }) => benefitCode === benefit);
    if (!allowance) return refused('benefit-unknown', { benefit });
    const given = { ...allowance, quantity: isNumbered(allowance) ? quantity : null };
    const added = entitlementOf(term, given, ctx.newId());
    const grant = grantOf(input, added, term, ctx);
    const endsOn = lastDayOf([grant], term.endsOn);
    return decided(addRow(facts, 'entitlements', { ...added, endsOn, grants: [grant] }));
  },
);

/** The changes of a right when some of its grants close. */
const closing = (
  facts: Facts,
  right: Entitlement,
  grants: readonly Grant[],
  today: Day,
): { patch: Partial<Entitlement>; back: number } => {
  const closed = closeGrants(right, grants, today);
  const patch: Partial<Entitlement> = { grants: closed.grants };
  const term = facts.terms.find(({ id }) => id === right.termId);
  if (term && !isOfTier(term, right)) {
    // A right that was never used is gone, as if it had not been granted.
    const isEmpty =
      right.granted === null ? closed.grants.length === 0 : right.granted === closed.unused;
    if (isEmpty) patch.voidedOn = today;
    else patch.endsOn = endOfRight(term, { ...right, grants: closed.grants });
  }
  return { patch, back: closed.unused };
};

const withdrawn = (entitlementId: string, back: number, reason: string): CounterChange[] =>
  back === 0
    ? []
    : [{ entitlementId, kind: 'withdraw', usedDelta: 0, grantedDelta: -back, reason }];

/** The grants of rights that have not ended, each with its right. */
const withdrawable = (facts: Facts, today: Day) =>
  facts.entitlements
    .filter(({ voidedOn, endsOn }) => voidedOn === null && endsOn >= today)
    .flatMap((right) => countedGrants(right).map((one) => ({ right, ...one })));

export const withdrawGrant = rule<{ grantId: string; reason: string }>(
  (facts, today) => {
    const grants = withdrawable(facts, today);
    if (grants.length === 0) return refused('no-grant');
    return grants.some(({ unused }) => unused !== 0) ? null : refused('grants-used');
  },
  (facts, { grantId, reason }, { today }) => {
    const found = withdrawable(facts, today).find(({ grant }) => grant.id === grantId);
    if (!found) return refused('grant-unknown', { field: 'grantId' });
    const { right, grant, unused } = found;
    if (unused === 0) return refused('grant-used', { field: 'grantId' });
    const { patch, back } = closing(facts, right, [grant], today);
    return decided(patchRow(facts, 'entitlements', right.id, patch), {
      counterChanges: withdrawn(right.id, back, reason),
    });
  },
);

/** Takes back what is unused of the grants whose last day has passed. */
export const endGrants = rule<object>(
  () => null,
  (facts, _, { today }) => {
    let next = facts;
    const counterChanges: CounterChange[] = [];
    for (const right of facts.entitlements) {
      const ended = endedGrants(right, today);
      if (ended.length === 0) continue;
      const { grants, unused } = closeGrants(right, ended, today);
      next = patchRow(next, 'entitlements', right.id, { grants });
      counterChanges.push(...withdrawn(right.id, unused, 'grant-ended'));
    }
    return decided(next, { counterChanges });
  },
);

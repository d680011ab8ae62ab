import { minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { Grant } from './counter';
import type { Entitlement, Term } from './types';

/**
 * Grants by hand beyond the tier. All units of a right are one counter: which of them
 * are used is computed. Uses take from the grant that ends soonest, then from the tier's own units,
 * and from grants without an end only when those are gone: withdrawing one that was a mistake
 * leaves the right as the tier gives it.
 */

type Granting = Pick<Entitlement, 'grants' | 'used' | 'granted'>;

/** The grants that still count, neither withdrawn nor ended. */
export const standingGrants = ({ grants }: Pick<Entitlement, 'grants'>): Grant[] =>
  (grants ?? []).filter(({ closedOn }) => closedOn === null);

/** Standing grants whose last day has passed. */
export const endedGrants = (right: Entitlement, today: Day): Grant[] =>
  right.voidedOn === null
    ? standingGrants(right).filter(({ endsOn }) => endsOn !== null && endsOn < today)
    : [];

type Ending = Grant & { endsOn: Day };
const isEnding = (grant: Grant): grant is Ending => grant.endsOn !== null;

/**
 * The unused units of each grant, by its id; 0 for a right without a number. Only uses from after a
 * grant take from one that ends. Closed grants keep what was taken from them, so that others do not
 * pay for it.
 */
export const unusedOf = ({ grants, used, granted }: Granting): ReadonlyMap<string, number> => {
  const all = grants ?? [];
  const unused = new Map(all.map(({ id, quantity }) => [id, quantity ?? 0]));
  const take = (from: readonly Grant[], uses: number): void => {
    let left = uses;
    for (const { id } of from) {
      const taken = Math.min(left, unused.get(id) ?? 0);
      unused.set(id, (unused.get(id) ?? 0) - taken);
      left -= taken;
    }
  };
  const unusedUnits = () => [...unused.values()].reduce((sum, units) => sum + units, 0);
  const units = unusedUnits();
  const ending = all.filter(isEnding).sort((a, b) => a.usedBefore - b.usedBefore);
  for (const [index, { usedBefore }] of ending.entries()) {
    const next = ending[index + 1]?.usedBefore ?? used;
    const soonest = ending.slice(0, index + 1).sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
    take(soonest, Math.max(0, Math.min(next, used) - usedBefore));
  }
  const ofOthers = used - (units - unusedUnits());
  const ofTier = (granted ?? 0) - units;
  take(
    all.filter((grant) => !isEnding(grant)),
    Math.max(0, ofOthers - ofTier),
  );
  return unused;
};

/**
 * The grants that count, each with what is unused of it (null without a number): those that stand,
 * and closed ones of which a use was undone since.
 */
export const countedGrants = (right: Granting): { grant: Grant; unused: number | null }[] => {
  const unused = unusedOf(right);
  return (right.grants ?? [])
    .map((grant) => ({
      grant,
      unused: grant.quantity === null ? null : (unused.get(grant.id) ?? 0),
    }))
    .filter((one) => one.grant.closedOn === null || (one.unused ?? 0) !== 0);
};

export interface Closed {
  grants: Grant[];
  /** The units that are taken back: never any that was used. */
  unused: number;
}

/** Closes some grants of a right. What was used of them stays granted, and stays theirs. */
export const closeGrants = (right: Granting, closing: readonly Grant[], today: Day): Closed => {
  const unused = unusedOf(right);
  let left = (right.granted ?? 0) - right.used;
  let back = 0;
  const grants = (right.grants ?? []).flatMap((grant) => {
    if (!closing.some(({ id }) => id === grant.id)) return [grant];
    const taken = Math.min(unused.get(grant.id) ?? 0, left);
    left -= taken;
    back += taken;
    if (grant.quantity === null) {
      // Its end stays the end of the right, should a later grant be withdrawn.
      return grant.endsOn !== null && grant.endsOn < today ? [{ ...grant, closedOn: today }] : [];
    }
    const quantity = grant.quantity - (unused.get(grant.id) ?? 0);
    return quantity > 0 ? [{ ...grant, quantity, closedOn: today }] : [];
  });
  return { grants, unused: back };
};

/** Whether the tier of a term gives a right; what else it has was granted by hand. */
export const isOfTier = (
  { allowances }: Pick<Term, 'allowances'>,
  { benefitCode }: Pick<Entitlement, 'benefitCode'>,
): boolean => allowances.some((allowance) => allowance.benefitCode === benefitCode);

/** The last day of a right within its term: that of the tier’s rights, or of the grants by hand. */
export const endOfRight = (
  term: Pick<Term, 'allowances' | 'endsOn'>,
  right: Pick<Entitlement, 'benefitCode' | 'grants' | 'endsOn'>,
): Day => {
  if (isOfTier(term, right)) return term.endsOn;
  const standing = standingGrants(right);
  const grants = standing.length > 0 ? standing : (right.grants ?? []);
  return grants.length === 0
    ? minDay(right.endsOn, term.endsOn)
    : minDay(lastDayOf(grants, term.endsOn), term.endsOn);
};

/** The last day of a right that grants alone give: that of the grant that lasts longest. */
export const lastDayOf = (grants: readonly Grant[], termEndsOn: Day): Day =>
  grants
    .map(({ endsOn }) => endsOn ?? termEndsOn)
    .reduce((latest, day) => (day > latest ? day : latest));

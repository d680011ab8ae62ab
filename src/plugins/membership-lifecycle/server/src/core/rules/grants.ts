import type { Day } from '../../kernel/rules/values';
import type { Grant } from './counter';
import type { Entitlement } from './types';

/**
 * What staff granted by hand beyond the tier. All units of a right are one counter: which of them
 * are used is computed, each use taking from the grant that ends soonest.
 */

type Granting = Pick<Entitlement, 'grants' | 'used'>;

/** The grants that still count, neither withdrawn nor ended. */
export const standingGrants = ({ grants }: Pick<Entitlement, 'grants'>): Grant[] =>
  (grants ?? []).filter(({ closedOn }) => closedOn === null);

/** Standing grants whose last day has passed. */
export const endedGrants = (right: Entitlement, today: Day): Grant[] =>
  right.voidedOn === null
    ? standingGrants(right).filter(({ endsOn }) => endsOn !== null && endsOn < today)
    : [];

const NEVER = '9999-12-31';

/** The order in which uses take from grants: the one that ends soonest first. */
const inOrder = (grants: readonly Grant[]): Grant[] =>
  [...grants].sort((a, b) => (a.endsOn ?? NEVER).localeCompare(b.endsOn ?? NEVER));

/**
 * The unused units of each grant, by its id; 0 for a right without a number. Only uses from after a
 * grant take from it. Closed grants keep what was taken from them, so that others do not pay for it.
 */
export const unusedOf = ({ grants, used }: Granting): ReadonlyMap<string, number> => {
  const opened = [...(grants ?? [])].sort((a, b) => a.usedBefore - b.usedBefore);
  const unused = new Map(opened.map(({ id, quantity }) => [id, quantity ?? 0]));
  for (const [index, { usedBefore }] of opened.entries()) {
    const next = opened[index + 1]?.usedBefore ?? used;
    let uses = Math.max(0, Math.min(next, used) - usedBefore);
    for (const { id } of inOrder(opened.slice(0, index + 1))) {
      const taken = Math.min(uses, unused.get(id) ?? 0);
      unused.set(id, (unused.get(id) ?? 0) - taken);
      uses -= taken;
    }
  }
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
    .filter((one) => one.grant.closedOn === null || one.unused !== 0);
};

export interface Closed {
  grants: Grant[];
  /** The units that are taken back: never any that was used. */
  unused: number;
}

/** Closes some grants of a right. What was used of them stays granted, and stays theirs. */
export const closeGrants = (
  right: Pick<Entitlement, 'grants' | 'used' | 'granted'>,
  closing: readonly Grant[],
  today: Day,
): Closed => {
  const unused = unusedOf(right);
  let left = (right.granted ?? 0) - right.used;
  let back = 0;
  const grants = (right.grants ?? []).flatMap((grant) => {
    if (!closing.some(({ id }) => id === grant.id)) return [grant];
    const taken = Math.min(unused.get(grant.id) ?? 0, left);
    left -= taken;
    back += taken;
    const quantity = (grant.quantity ?? 0) - (unused.get(grant.id) ?? 0);
    return quantity > 0 ? [{ ...grant, quantity, closedOn: today }] : [];
  });
  return { grants, unused: back };
};

/** The last day of a right that grants alone give: that of the grant that lasts longest. */
export const lastDayOf = (grants: readonly Grant[], termEndsOn: Day): Day =>
  grants
    .map(({ endsOn }) => endsOn ?? termEndsOn)
    .reduce((latest, day) => (day > latest ? day : latest));

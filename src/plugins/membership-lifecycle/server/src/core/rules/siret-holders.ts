import type { MembershipStatus } from '../../../../shared/kernel/content-api';

/** Decides between the bodies that have one SIRET, or had it. */

/** A body that has a SIRET. One that was merged into another stands as that other. */
export interface SiretHolder {
  organisationId: string;
  name: string;
  /** It had the number, and has another one now. */
  isFormer: boolean;
  /** Null for a body that never applied. */
  membership: { id: string; reference: string; status: MembershipStatus } | null;
}

const IN_MEMBERSHIP: ReadonlySet<MembershipStatus> = new Set([
  'pending',
  'active',
  'grace',
  'suspended',
]);

/**
 * The members that a SIRET may mean. Whoever has the number comes before whoever had it; among
 * several, those whose membership is not over, and that are no mere applicants, come first.
 */
export const membersOfSiret = (holders: readonly SiretHolder[]): string[] => {
  const members = holders.flatMap(({ isFormer, membership }) =>
    membership ? [{ isFormer, ...membership }] : [],
  );
  const present = members.filter(({ isFormer }) => !isFormer);
  const asked = present.length > 0 ? present : members;
  const standing = asked.filter(({ status }) => IN_MEMBERSHIP.has(status));
  return (standing.length > 0 ? standing : asked).map(({ id }) => id);
};

/** The body in whose way it is to take a number: one that has it now before one that had it. */
export const otherHolder = (
  holders: readonly SiretHolder[],
  ownId: string | null,
): SiretHolder | null => {
  const others = holders.filter(({ organisationId }) => organisationId !== ownId);
  return others.find(({ isFormer }) => !isFormer) ?? others[0] ?? null;
};

/** « Ville d’Exemple, ADH-2025-0001 ». */
export const nameOfHolder = ({ name, membership }: SiretHolder): string =>
  [name, membership?.reference].filter(Boolean).join(', ');

import type { MembershipView } from '../../../../shared/core/membership';

/** The tiers to which a member may change. Pure. */

/** Whether a tier is that of the running term and of all that is to follow: no change leads to it. */
export const hasForGood = ({ tierCode, terms, today }: MembershipView, code: string): boolean =>
  tierCode === code &&
  terms
    .filter(({ state, endsOn }) => state === 'proposed' || (state === 'issued' && endsOn >= today))
    .every((term) => term.tierCode === code);

import type { MembershipView, RenewalView } from '../../../../shared/core/membership';

/** The renewals of a member, those under way first. */
export const renewalsOf = ({
  renewal,
  earlierRenewals,
  pastRenewals,
}: MembershipView): RenewalView[] => [
  ...(renewal ? [renewal] : []),
  ...earlierRenewals.map((earlier) => earlier.renewal),
  ...pastRenewals,
];

/**
 * A member as seen from one of its renewals under way: that one is shown and acted on, also when
 * another goes on beside it. Without a renewal if it is no longer under way.
 */
export const withRenewal = (view: MembershipView, renewalId: string): MembershipView => {
  if (view.renewal?.id === renewalId) return view;
  const earlier = view.earlierRenewals.find(({ renewal }) => renewal.id === renewalId);
  return earlier ? { ...view, ...earlier } : { ...view, renewal: null, commands: [] };
};

import type { SelectedRenewal } from '../../../shared/renewals/renewals';

/** What a command on many sends: whom it is about, and what was seen of each. */
export const seen = (
  slice: readonly SelectedRenewal[],
): { membershipIds: string[]; versions: Record<string, number> } => ({
  membershipIds: slice.map(({ membershipId }) => membershipId),
  versions: Object.fromEntries(slice.map(({ membershipId, version }) => [membershipId, version])),
});

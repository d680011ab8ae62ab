/** The items of a bulk command, with the version seen of each. */
export const seen = (
  slice: readonly { membershipId: string; version: number }[],
): { membershipIds: string[]; versions: Record<string, number> } => ({
  membershipIds: slice.map(({ membershipId }) => membershipId),
  versions: Object.fromEntries(slice.map(({ membershipId, version }) => [membershipId, version])),
});

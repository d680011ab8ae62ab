/** The items of a bulk command, with the version seen of each. */
export const seen = (
  slice: readonly { id: string; version: number }[],
): { ids: string[]; versions: Record<string, number> } => ({
  ids: slice.map(({ id }) => id),
  versions: Object.fromEntries(slice.map(({ id, version }) => [id, version])),
});

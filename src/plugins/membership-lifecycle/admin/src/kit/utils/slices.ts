/**
 * Does long work in slices, one after the other, until it is done or somebody asks to stop: a slice
 * that has left is always waited for. Answers the items that were not begun.
 */
export const inSlices = async <Item>(
  items: readonly Item[],
  size: number,
  work: (slice: Item[]) => Promise<void>,
  shouldStop: () => boolean,
): Promise<Item[]> => {
  for (let start = 0; start < items.length; start += size) {
    if (shouldStop()) return items.slice(start);
    await work(items.slice(start, start + size));
  }
  return [];
};

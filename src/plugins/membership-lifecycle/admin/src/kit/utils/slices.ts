/**
 * Works through items in slices until done or stopped; a slice already sent is always awaited.
 * Returns the items not started.
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

/** The changes between two texts, line by line. Pure. */

export interface LineChange {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** The length of the longest common rest from every pair of lines on. */
const commonRests = (before: readonly string[], after: readonly string[]): number[][] => {
  const rests = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let at = after.length - 1; at >= 0; at -= 1) {
      rests[row][at] =
        before[row] === after[at]
          ? rests[row + 1][at + 1] + 1
          : Math.max(rests[row + 1][at], rests[row][at + 1]);
    }
  }
  return rests;
};

/** The lines of two texts; removed lines come before those that replace them. */
export const differenceOf = (before: string, after: string): LineChange[] => {
  const [old, next] = [before.split('\n'), after.split('\n')];
  const rests = commonRests(old, next);
  const changes: LineChange[] = [];
  let [row, at] = [0, 0];
  while (row < old.length || at < next.length) {
    if (row < old.length && at < next.length && old[row] === next[at]) {
      changes.push({ kind: 'same', text: old[row] });
      row += 1;
      at += 1;
    } else if (
      at >= next.length ||
      (row < old.length && rests[row + 1][at] >= rests[row][at + 1])
    ) {
      changes.push({ kind: 'removed', text: old[row] });
      row += 1;
    } else {
      changes.push({ kind: 'added', text: next[at] });
      at += 1;
    }
  }
  return changes;
};

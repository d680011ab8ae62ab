// A daily run computes the same few thousand results for every member and step.
const MOST_KNOWN = 20_000;

/** Caches the results of a pure function, up to `most` of them. */
export const remembered = <Args extends [string | number, (string | number)?], Answer>(
  work: (...args: Args) => Answer,
  most = MOST_KNOWN,
): ((...args: Args) => Answer) => {
  // Nested maps: building one key from both arguments would cost more than most results.
  const known = new Map<Args[0], Map<Args[1], Answer>>();
  let count = 0;
  return (...args) => {
    const [first, second] = args;
    const earlier = known.get(first)?.get(second);
    if (earlier !== undefined) return earlier;
    const answer = work(...args);
    if (count >= most) {
      known.clear();
      count = 0;
    }
    count += 1;
    const among = known.get(first);
    if (among) among.set(second, answer);
    else known.set(first, new Map([[second, answer]]));
    return answer;
  };
};

/** The memory of pure functions. */

// A run asks the same few thousand sums over and over: for every member, for every step.
const MOST_KNOWN = 20_000;

/** Remembers the answers of a pure function. */
export const remembered = <Args extends [string | number, (string | number)?], Answer>(
  work: (...args: Args) => Answer,
): ((...args: Args) => Answer) => {
  // By one argument, then by the other: making a key of both would cost more than most answers.
  const known = new Map<Args[0], Map<Args[1], Answer>>();
  let count = 0;
  return (...args) => {
    const [first, second] = args;
    const earlier = known.get(first)?.get(second);
    if (earlier !== undefined) return earlier;
    const answer = work(...args);
    if (count >= MOST_KNOWN) {
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

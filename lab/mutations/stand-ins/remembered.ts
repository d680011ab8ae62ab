/**
 * The memory of pure functions, while mutants are judged: emptied before each test, or what one
 * mutant answered would be held against the next.
 */

/** An endless mutant would fill the memory. */
const MOST_KNOWN = 20_000;

const memories = new Set<Map<string, unknown>>();

export const forget = (): void => memories.forEach((known) => known.clear());

export const remembered = <Args extends unknown[], Answer>(
  work: (...args: Args) => Answer,
): ((...args: Args) => Answer) => {
  const known = new Map<string, Answer>();
  memories.add(known);
  return (...args) => {
    const key = args.join();
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const answer = work(...args);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, answer);
    return answer;
  };
};

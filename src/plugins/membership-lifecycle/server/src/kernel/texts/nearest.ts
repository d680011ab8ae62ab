/** Finds what somebody meant by a name that does not exist. */

export interface Candidate {
  name: string;
  /** Other words for it, in any language. */
  labels: readonly string[];
}

/** From here on, a likeness is worth being asked about. */
const LIKELY = 0.6;
const MAX_LENGTH = 80;

const wordsOf = (text: string): string[] =>
  text
    .slice(0, MAX_LENGTH)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** How many letters have to be added, taken away or replaced. */
const distance = (one: string, other: string): number => {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const swap = previous[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
      current[at] = Math.min(swap, previous[at] + 1, current[at - 1] + 1);
    }
    previous = current;
  }
  return previous[other.length];
};

const alike = (one: string, other: string): number =>
  1 - distance(one, other) / Math.max(one.length, other.length);

const best = (word: string, words: readonly string[]): number =>
  Math.max(0, ...words.map((other) => alike(word, other)));

const likeness = (typed: readonly string[], { name, labels }: Candidate): number => {
  const words = [name, ...labels].flatMap(wordsOf);
  return typed.reduce((sum, word) => sum + best(word, words), 0) / typed.length;
};

/** The candidate that a name most looks like, by its words and those of its labels, or null. */
export const nearest = <T extends Candidate>(typed: string, candidates: readonly T[]): T | null => {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  let found: T | null = null;
  let highest = LIKELY;
  for (const candidate of candidates) {
    const score = likeness(words, candidate);
    if (score > highest) [found, highest] = [candidate, score];
  }
  return found;
};

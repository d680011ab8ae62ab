/** Finds the name that a person probably meant. */

export interface Candidate {
  name: string;
  /** Synonyms, in any language. */
  labels: readonly string[];
}

/** The similarity from which a name is suggested. */
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

/** The edit distance of two words. */
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

/** The candidate most similar to a name, by its own words and its labels; null when none is likely. */
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

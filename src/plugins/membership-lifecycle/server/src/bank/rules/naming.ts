import { startOf, type Index, type Name } from './evidence';
import { isKind, nameWordsOf, type NameWord } from './words';

/** The names of members in a text, as banks shorten and cut them. */

/** Letters of a place by which it is known, though a bank cut the rest. */
const TELLING = 5;

/** A name at a place of a text: the numbers of its first word, and of the one behind its last. */
export interface Said {
  name: Name;
  from: number;
  to: number;
}

/** The names that a text says in full at some place, the longest there; with its place alone at its start. */
export const namedBy = (
  words: readonly NameWord[],
  { whole, placed }: Index,
): { full: Said[][]; placed: Said[] } => {
  const texts = words.map(({ word }) => word);
  const goesOn = (at: number): boolean => words[at]?.isJoined && /^[a-z]/.test(words[at].word);
  const isAt = (from: number, name: readonly string[]): boolean =>
    name.every((word, at) => texts[from + at] === word) && !goesOn(from + name.length);
  const beginning = (names: Index['whole'], from: number): Name[] =>
    [startOf(texts.slice(from, from + 2)), texts[from]].flatMap((start) => names.get(start) ?? []);
  const found = texts.flatMap((_, from) =>
    beginning(whole, from)
      .filter((name) => isAt(from, name.words))
      .map((name) => ({ name, from, to: from + name.words.length })),
  );
  const longest = found.filter(
    ({ from, to }) =>
      !found.some((one) => one.from <= from && one.to >= to && one.to - one.from > to - from),
  );
  const starts = [...new Set(longest.map(({ from }) => from))];
  const first = words.findIndex(({ isOfBank }) => !isOfBank);
  const places = first < 0 ? [] : beginning(placed, first);
  return {
    full: starts.map((from) => longest.filter((one) => one.from === from)),
    placed: places
      .filter(({ place }) => isAt(first, place))
      .map((name) => ({ name, from: first, to: first + name.place.length })),
  };
};

/** The first of names in order that is not before a text. */
const firstFrom = (sorted: Index['sorted'], text: string): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle].text < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The name that a text may begin to say at its end: of a kind of body, and perhaps of which. */
export const tailOf = (
  words: readonly NameWord[],
): { from: number; said: string; isTelling: boolean } | null => {
  const texts = words.map(({ word }) => word);
  const from = texts.reduce(
    (last, word, at) => (isKind(word) && !isKind(texts[at - 1] ?? '') ? at : last),
    -1,
  );
  if (from < 0) return null;
  const tail = texts.slice(from);
  const told = tail.filter((word) => !isKind(word)).join('');
  return { from, said: tail.join(' '), isTelling: told.length >= TELLING };
};

/** The names that a text begins to say at its end, enough of them to know which. */
export const cutBy = (text: string, { sorted }: Index): Name[] => {
  const tail = tailOf(nameWordsOf(text));
  const names: Name[] = [];
  if (!tail?.isTelling) return names;
  for (let at = firstFrom(sorted, tail.said); sorted[at]?.text.startsWith(tail.said); at += 1) {
    names.push(sorted[at].name);
  }
  return names;
};

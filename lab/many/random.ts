/** Chance with a seed: the same seed lives the same lives, on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  whole: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** An id like Strapi's document ids. */
  id: () => string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;
const ID_LENGTH = 24;

/** Mulberry32: small, fast, and even enough for invented members. */
const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A source of chance; two with one seed say the same. */
export const createRandom = (seed: number): Random => {
  const next = numbers(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)];
  return {
    whole,
    pick,
    chance: (probability) => next() < probability,
    // A member has hundreds of rows: each letter is drawn without a call in between.
    id: () => {
      let id = LETTERS[Math.floor(next() * LETTERS.length)];
      while (id.length < ID_LENGTH) id += ALPHABET[Math.floor(next() * ALPHABET.length)];
      return id;
    },
  };
};

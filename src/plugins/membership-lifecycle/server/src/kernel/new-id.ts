import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 24;
const FIRST = 'a';
// Milliseconds since the epoch, until 2059; they then begin anew, and only the order is lost.
const INSTANT_LENGTH = 8;
// The largest multiple of 36 below 256: bytes above it would favour the first characters.
const FAIR = 252;

// Asking for a few bytes costs as much as asking for many.
const drawn = Buffer.alloc(4096);
let used = drawn.length;

const draw = (): number => {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 1;
  return drawn[used - 1];
};

/**
 * The instant, in letters and digits that sort as it does. Rows that are written together then stand
 * together in every index of ids: a transaction of many writes a few pages, not one for each row.
 */
const instant = (): string =>
  Date.now().toString(36).padStart(INSTANT_LENGTH, '0').slice(-INSTANT_LENGTH);

/**
 * An id like Strapi's document ids: 24 lower-case letters and digits, the first one a letter. Behind
 * its instant, what is left to chance is 77 bits.
 */
export const newId = (): string => {
  let id = FIRST + instant();
  while (id.length < LENGTH) {
    const byte = draw();
    if (byte < FAIR) id += ALPHABET[byte % ALPHABET.length];
  }
  return id;
};

import { createHash, randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 24;
const FIRST = 'a';
// Milliseconds since the epoch. In 2059 they overflow; then only the sort order of ids is lost.
const INSTANT_LENGTH = 8;
// The largest multiple of 36 below 256: using higher bytes would favour the first characters.
const FAIR = 252;

// Random bytes are drawn in bulk, which costs no more than drawing a few.
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
 * The current instant as text that sorts by time. Rows inserted together are then neighbours in
 * every index of ids, and a large transaction writes few pages instead of one per row.
 */
const instant = (): string =>
  Date.now().toString(36).padStart(INSTANT_LENGTH, '0').slice(-INSTANT_LENGTH);

/**
 * A new id in the form of Strapi's document ids: 24 lower-case letters and digits, starting with a
 * letter. After the instant, it holds 77 random bits.
 */
export const newId = (): string => {
  let id = FIRST + instant();
  while (id.length < LENGTH) {
    const byte = draw();
    if (byte < FAIR) id += ALPHABET[byte % ALPHABET.length];
  }
  return id;
};

/** An id in the same form that is always the same for a text. */
export const idFrom = (text: string): string => {
  const digits = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`).toString(36);
  return FIRST + digits.slice(-(LENGTH - FIRST.length)).padStart(LENGTH - FIRST.length, '0');
};

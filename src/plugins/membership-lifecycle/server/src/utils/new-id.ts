import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;
const LENGTH = 24;
// The largest multiple of 36 below 256: bytes above it would favour the first characters.
const FAIR = 252;

/** An id like Strapi's document ids: 24 lower-case letters and digits, the first one a letter. */
export const newId = (): string => {
  let id = LETTERS[randomBytes(1)[0] % LETTERS.length];
  while (id.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR && id.length < LENGTH) id += ALPHABET[byte % ALPHABET.length];
    }
  }
  return id;
};

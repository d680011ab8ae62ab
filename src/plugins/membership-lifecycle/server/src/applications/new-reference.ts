import { randomInt } from 'node:crypto';

// Without characters that look or sound like others: 0 and O, 1, I and L, U and V.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

const group = (): string =>
  Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A random reference that can be read aloud, such as `DEM-7K2M-92QX`. */
export const newReference = (): string => `DEM-${group()}-${group()}`;

import { randomInt } from 'node:crypto';

// Without what is read or heard as something else: 0 and O, 1, I and L, U and V.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

const group = (): string =>
  Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A reference that can be read aloud and tells nothing, as `DEM-7K2M-92QX`. */
export const newReference = (): string => `DEM-${group()}-${group()}`;

import { createHash, randomBytes } from 'node:crypto';

/** Secrets that links carry: 256 random bits, of which the database only ever holds the digest. */

const BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A new secret, in characters that an address needs not escape. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** Whether a text has the form of a secret: nothing else is worth looking up. */
export const isSecret = (text: unknown): text is string =>
  typeof text === 'string' && SECRET.test(text);

/**
 * What is kept of a secret, and what it is found again by. A fast digest is enough for 256 random
 * bits, and a search for it takes the same time whatever part of it is right.
 */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

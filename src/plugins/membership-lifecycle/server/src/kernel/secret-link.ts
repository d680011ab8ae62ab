import { createHash, randomBytes } from 'node:crypto';

/** Secrets in personal links: 256 random bits. The database stores only their digest. */

const BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A new secret, in characters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** Whether a text has the form of a secret; anything else is not looked up. */
export const isSecret = (text: unknown): text is string =>
  typeof text === 'string' && SECRET.test(text);

/**
 * The stored digest of a secret, by which it is found. A fast hash is enough for 256 random bits;
 * and looking up a digest leaks nothing about the secret through its duration.
 */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

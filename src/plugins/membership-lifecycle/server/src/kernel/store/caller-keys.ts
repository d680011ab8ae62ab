import { createHash } from 'node:crypto';
import { FORMER } from '../rules/former-number';

/** The idempotency keys of requests: each caller has its own, whatever the keys of others are. */

export interface KeyCaller {
  type: string;
  id: string;
}

/** What a stored key is found by. */
export interface CallerKey {
  caller: KeyCaller;
  /** Digest of the key with its caller: what is stored. */
  own: string;
  /** Digest of the key alone, as rows hold it that were written before callers were kept apart. */
  former: string;
}

/**
 * A text as it is compared: MariaDB's collations hold "Key" and "key" for equal, SQLite and
 * PostgreSQL do not, so what must be unique is stored as a digest.
 */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A key as its caller sent it. A token that is made anew in the admin stays the same caller. */
export const callerKey = (caller: KeyCaller, key: string): CallerKey => ({
  caller,
  own: digest(JSON.stringify([caller.type, caller.id, key])),
  former: digest(key),
});

/**
 * The numbers under which a caller may have written: its own, and the one of an installation that moved
 * here, whose tokens are made anew and seldom in another order.
 */
export const numbersOf = ({ id }: KeyCaller): [string, string] => [id, `${FORMER}${id}`];

/** Whether a stored key is this one; a row of before is its writer's. */
export const isCallersKey = (
  stored: string | null,
  writer: KeyCaller,
  { caller, own, former }: CallerKey,
): boolean =>
  stored === own ||
  (stored === former && writer.type === caller.type && numbersOf(caller).includes(writer.id));

import { createHash } from 'node:crypto';
import { FORMER } from '../rules/former-number';

/** Idempotency keys of requests. Two callers may use the same key for different requests. */

export interface KeyCaller {
  type: string;
  id: string;
}

/** The digests by which a stored key is found. */
export interface CallerKey {
  caller: KeyCaller;
  /** The digest of the caller and the key; new rows store it. */
  own: string;
  /** The digest of the key alone, in rows written before keys were separated by caller. */
  former: string;
}

/**
 * A digest for exact comparison: MariaDB's collations treat "Key" and "key" as equal, SQLite and
 * PostgreSQL do not. Values that must be unique are stored as digests.
 */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The digests of a caller's key. A token that the admin regenerates remains the same caller. */
export const callerKey = (caller: KeyCaller, key: string): CallerKey => ({
  caller,
  own: digest(JSON.stringify([caller.type, caller.id, key])),
  former: digest(key),
});

/**
 * The ids under which a caller may have written: its own, and its id in the installation from
 * which the data came, where tokens usually have the same order.
 */
export const numbersOf = ({ id }: KeyCaller): [string, string] => [id, `${FORMER}${id}`];

/** Whether a stored key is this one. A digest in the old form counts for its writer only. */
export const isCallersKey = (
  stored: string | null,
  writer: KeyCaller,
  { caller, own, former }: CallerKey,
): boolean =>
  stored === own ||
  (stored === former && writer.type === caller.type && numbersOf(caller).includes(writer.id));

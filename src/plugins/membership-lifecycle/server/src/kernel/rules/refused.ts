import type { Refused } from './values';

/** A refusal of a rule. */
export const refused = <Reason extends string>(
  reason: Reason,
  details?: Record<string, unknown>,
): Refused<Reason> => ({ ok: false, reason, ...(details ? { details } : {}) });

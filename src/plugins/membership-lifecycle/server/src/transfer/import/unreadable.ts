import type { IMPORT_REFUSALS } from '../refusals/imports';

/**
 * Why a file cannot be read: a reason with what its texts name. It is no refusal
 * yet, since it is found in a process that loads nothing of the application.
 */
export class Unreadable extends Error {
  constructor(
    readonly reason: keyof typeof IMPORT_REFUSALS,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

import type { IMPORT_REFUSALS } from '../refusals/imports';

/**
 * Why a file cannot be read, with values for the sentence. Not a refusal yet: the reading process
 * does not load the application.
 */
export class Unreadable extends Error {
  constructor(
    readonly reason: keyof typeof IMPORT_REFUSALS,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

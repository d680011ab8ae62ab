import type { RefusalError } from '../errors';

/** Thrown when the stored rows do not allow a write; the transaction must then be rolled back. */
export abstract class WriteRefused extends Error {
  /**
   * The refusal to answer; null when the decision was based on outdated rows and may succeed if
   * tried again.
   */
  abstract refusal(): RefusalError | null;
}

import type { RefusalError } from '../errors';

/** The rows did not allow what was to be written: the transaction must be given up. */
export abstract class WriteRefused extends Error {
  /** What is told of it; null when what was read is out of date, and the same may be allowed when it is read again. */
  abstract refusal(): RefusalError | null;
}

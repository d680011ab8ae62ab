import { setTimeout as wait } from 'node:timers/promises';
import { RefusalError } from './errors';
import { refuse } from './refusals/common';
import { WriteRefused } from './refusals/write-refused';
import { isUniqueViolation } from './store/database';
import { faultOf, isImpossibleValue, isTransient, type DatabaseFault } from './store/transient';

/** The most tries of a transaction that loses to others; then the request is refused as `busy`. */
const ATTEMPTS = 25;
const PAUSE_MS = 4;

const REASONS = {
  race: 'busy',
  away: 'database-away',
  full: 'database-full',
} as const satisfies Record<DatabaseFault, string>;

/** Whether an error is a fault of the database, and not of the request. */
export const isOfDatabase = (error: unknown): boolean => faultOf(error) !== null;

/**
 * The error to report: the database fault noted before it, since the code that threw may have
 * misread that fault. Our own refusals are reported as they are.
 */
export const causeOf = (error: unknown, noted: unknown): unknown =>
  !(error instanceof RefusalError) && isOfDatabase(noted) ? noted : error;

/** The refusal for a fault of the database; null for any other error. */
export const refusalOfFault = (error: unknown): RefusalError | null => {
  const fault = faultOf(error);
  return fault === null ? null : refuse(REASONS[fault]);
};

/** Whether a query compared a column with a value that no row can hold. */
export const isAboutNothing = isImpossibleValue;

/** The refusal for a failed query: of the database's fault, or of a value that no row could hold. */
export const refusalOfQuestion = (error: unknown): RefusalError | null =>
  isImpossibleValue(error) ? refuse('value-impossible') : refusalOfFault(error);

/** Treats the error of a failed try: returns a refusal, returns null to try again, or throws. */
export const refusalOf = (error: unknown): RefusalError | null => {
  if (error instanceof RefusalError) return error;
  if (error instanceof WriteRefused) return error.refusal();
  if (isUniqueViolation(error) || isTransient(error)) return null;
  throw error;
};

/** Waits before the next try, a little longer each time, so that the others finish first. */
const pauseAfter = (attempt: number): Promise<void> => wait(Math.random() * PAUSE_MS * attempt);

/**
 * No try starts after this time: a person is waiting, and a try that waits for a lock takes
 * seconds.
 */
const WHILE_MS = 20_000;

/** Tries again while other transactions win; any other failure is thrown. */
const again = async <T>(
  run: () => Promise<T>,
  failureOf: (error: unknown) => unknown,
): Promise<T> => {
  const since = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const failure = failureOf(error);
      if (failure) throw failure;
    }
    if (attempt === ATTEMPTS || performance.now() - since > WHILE_MS) throw refuse('busy');
    await pauseAfter(attempt);
  }
};

/** Runs a transaction again as long as it only lost to another one. */
export const retryTransaction = <T>(run: () => Promise<T>): Promise<T> => again(run, refusalOf);

/** Holds the last database fault that occurred during a request. */
export interface Noted {
  databaseFault?: unknown;
}

/** The same for writes of Strapi, whose other errors stay as they are. */
export const retryWrite = <T>(run: () => Promise<T>, noted: Noted = {}): Promise<T> =>
  again(
    () => {
      delete noted.databaseFault;
      return run();
    },
    (error) => {
      const cause = causeOf(error, noted.databaseFault);
      return isTransient(cause) ? null : cause;
    },
  );

/** Each pause while the database is away is longer by this: 25 tries bridge 65 seconds. */
const AWAY_MS = 200;

/**
 * Repeats work that may safely run twice, while other transactions win or the database is away.
 * Throws any other error, and gives up after a while.
 */
export const retryUntilServed = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const fault = faultOf(error);
      if (attempt === ATTEMPTS || fault === null || fault === 'full') throw error;
      await (fault === 'away' ? wait(AWAY_MS * attempt) : pauseAfter(attempt));
    }
  }
};

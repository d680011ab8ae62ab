import { setTimeout as wait } from 'node:timers/promises';
import { RefusalError } from './errors';
import { refuse } from './refusals/common';
import { WriteRefused } from './refusals/write-refused';
import { isUniqueViolation } from './store/database';
import { faultOf, isImpossibleValue, isTransient, type DatabaseFault } from './store/transient';

/** Tries before a request is told to come back: each one lost to another that went through. */
const ATTEMPTS = 25;
const PAUSE_MS = 4;

const REASONS = {
  race: 'busy',
  away: 'database-away',
  full: 'database-full',
} as const satisfies Record<DatabaseFault, string>;

/** Whether an error is the database's, and says nothing of what was asked. */
export const isOfDatabase = (error: unknown): boolean => faultOf(error) !== null;

/**
 * What is to be told of an error: the fault of the database that was noted before it, when whoever threw
 * it took that fault for something else. A refusal of ours was decided by what was read.
 */
export const causeOf = (error: unknown, noted: unknown): unknown =>
  !(error instanceof RefusalError) && isOfDatabase(noted) ? noted : error;

/** The refusal of what the database did not serve, or null when the error is about something else. */
export const refusalOfFault = (error: unknown): RefusalError | null => {
  const fault = faultOf(error);
  return fault === null ? null : refuse(REASONS[fault]);
};

/** Whether what was asked for could be in no row. */
export const isAboutNothing = isImpossibleValue;

/** The refusal of a question, which may also have been about a value that no row could have. */
export const refusalOfQuestion = (error: unknown): RefusalError | null =>
  isImpossibleValue(error) ? refuse('value-impossible') : refusalOfFault(error);

/** What a failed try means: a refusal to answer, null to try again; anything else is a fault. */
export const refusalOf = (error: unknown): RefusalError | null => {
  if (error instanceof RefusalError) return error;
  if (error instanceof WriteRefused) return error.refusal();
  if (isUniqueViolation(error) || isTransient(error)) return null;
  throw error;
};

/** Lets the others go first, a little longer each time. */
const pauseAfter = (attempt: number): Promise<void> => wait(Math.random() * PAUSE_MS * attempt);

/** No try is begun later: somebody waits, and one that waited for a lock took seconds. */
const WHILE_MS = 20_000;

/** Tries until it goes through, or fails for what is more than another transaction. */
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
export const untilThrough = <T>(run: () => Promise<T>): Promise<T> => again(run, refusalOf);

/** Where the fault that the database met last is noted, beside a request. */
export interface Noted {
  databaseFault?: unknown;
}

/** The same for what Strapi writes: whatever else it fails for is for Strapi to say. */
export const untilWritten = <T>(run: () => Promise<T>, noted: Noted = {}): Promise<T> =>
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

/** How long a database that is away is waited for, and its restart is bridged: 25 tries, 65 seconds. */
const AWAY_MS = 200;

/**
 * Runs again what may be run twice, until it meets neither another transaction nor a database that is
 * away. What is done is found done; what fails in another way, or for too long, throws.
 */
export const untilServed = async <T>(run: () => Promise<T>): Promise<T> => {
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

import { setTimeout as wait } from 'node:timers/promises';
import { CounterRefused } from '../repositories/counters';
import { isUniqueViolation } from '../repositories/database';
import { isTransient } from '../repositories/transient';
import { refuse, RefusalError } from '../utils/errors';

/** Tries before a request is told to come back: each one lost to another that went through. */
export const ATTEMPTS = 25;
const PAUSE_MS = 4;

/** What a failed try means: a refusal to answer, null to try again; anything else is a fault. */
export const refusalOf = (error: unknown): RefusalError | null => {
  if (error instanceof RefusalError) return error;
  if (error instanceof CounterRefused) {
    return error.reason === 'moved' ? null : refuse(error.reason, error.details);
  }
  if (isUniqueViolation(error) || isTransient(error)) return null;
  throw error;
};

/** Lets the others go first, a little longer each time. */
export const pauseAfter = (attempt: number): Promise<void> =>
  wait(Math.random() * PAUSE_MS * attempt);

/** Runs a transaction again as long as it only lost to another one. */
export const untilThrough = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) throw refusal;
    }
    await pauseAfter(attempt);
  }
  throw refuse('busy');
};

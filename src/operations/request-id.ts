import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** The header with the id of a request, also used by the proxy in front and in the log. */
export const REQUEST_ID = 'X-Request-Id';

/** The form of an id that is accepted: other characters could forge a line of the log. */
const WELL_FORMED = /^[A-Za-z0-9_.-]{8,128}$/;

const ids = new AsyncLocalStorage<string>();

/** The id that a request came with, when it is well formed, else a new one. */
export const requestIdFrom = (given: string): string =>
  WELL_FORMED.test(given) ? given : randomUUID();

/** Runs work under a request id; everything that the work starts keeps the id. */
export const underRequestId = <T>(id: string, work: () => T): T => ids.run(id, work);

/** The id of the request under way; undefined outside of one. */
export const currentRequestId = (): string | undefined => ids.getStore();

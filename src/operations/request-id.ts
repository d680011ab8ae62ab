import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What names a request in its answer, in the log, and in the log of the proxy before it. */
export const REQUEST_ID = 'X-Request-Id';

/** As proxies and programs write them; whatever else was sent could forge a line of the log. */
const WELL_FORMED = /^[A-Za-z0-9_.-]{8,128}$/;

const ids = new AsyncLocalStorage<string>();

/** The id that a request came with, when it is well formed, else a new one. */
export const requestIdFrom = (given: string): string =>
  WELL_FORMED.test(given) ? given : randomUUID();

/** Runs something under an id, which whatever it begins keeps. */
export const underRequestId = <T>(id: string, work: () => T): T => ids.run(id, work);

/** The id of the request under way; undefined outside of one. */
export const currentRequestId = (): string | undefined => ids.getStore();

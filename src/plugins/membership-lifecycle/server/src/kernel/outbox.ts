/** Delays, limits and results that all outboxes share, of messages and of events. */

const MINUTE = 60_000;

/** How long to wait after each failure; after the last wait, one more attempt and it is given up. */
export const RETRY_DELAYS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);

/** An outbox asks for little: a connection that is silent for so long is given up for another. */
export const ANSWER_MS = 10_000;

/** What became of all that waited. */
export interface FlushResult {
  sent: number;
  retried: number;
  failed: number;
}

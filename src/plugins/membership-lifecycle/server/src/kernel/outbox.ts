/** Delays, limits and results that all outboxes share, of messages and of events. */

const MINUTE = 60_000;

/** The pauses between attempts; when the attempt after the last pause fails, it is given up. */
export const RETRY_DELAYS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);

/** A connection silent for this long is replaced: the queries of an outbox are quick. */
export const ANSWER_MS = 10_000;

/** The results of sending all that waited. */
export interface FlushResult {
  sent: number;
  retried: number;
  failed: number;
}

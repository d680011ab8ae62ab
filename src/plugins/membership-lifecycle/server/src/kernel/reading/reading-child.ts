import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { MEGABYTE, MOST_RESIDENT_MEGABYTES, MOST_SECONDS } from './bounds';
import { UnreadableFile } from './unreadable';

/**
 * The inside of a process that reads one file. Not a thread: some ways of running out of memory in a
 * thread end the whole process.
 */

/** The answer, in messages: what the file is, its rows in parts, and the end. */
export type Answer<Head, Row> =
  | { kind: 'head'; head: Head }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'whole' }
  | ({ kind: 'unreadable' } & Pick<UnreadableFile, 'reason' | 'details'>);

/** Few enough that handling one message does not block the server. */
const ROWS_AT_ONCE = 500;
/** The server ends this process at its time limit; this grace is for when the server is dead. */
const GRACE_SECONDS = 5;

const send = <Head, Row>(answer: Answer<Head, Row>): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(answer, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const answer = async <Head, Row>(reading: Promise<{ head: Head; rows: Row[] }>): Promise<void> => {
  try {
    const { head, rows } = await reading;
    await send({ kind: 'head', head });
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await send({ kind: 'rows', rows: rows.slice(at, at + ROWS_AT_ONCE) });
    }
    await send({ kind: 'whole' });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await send({ kind: 'unreadable', reason: error.reason, details: error.details });
  }
};

/** Reads the one file that the server sends to this process, within its bounds. */
export const answerOnce = <Asked, Head, Row>(
  read: (asked: Asked) => Promise<{ head: Head; rows: Row[] }>,
): void => {
  new Worker(path.join(__dirname, 'reading-guard.js'), {
    workerData: {
      seconds: MOST_SECONDS + GRACE_SECONDS,
      residentBytes: MOST_RESIDENT_MEGABYTES * MEGABYTE,
    },
  }).unref();
  // A Ctrl+C reaches the whole process group; the server still waits for this answer.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('disconnect', () => process.exit());
  // It does not exit by itself: its last message may still be on its way.
  process.once('message', (asked: Asked) => void answer(read(asked)));
};

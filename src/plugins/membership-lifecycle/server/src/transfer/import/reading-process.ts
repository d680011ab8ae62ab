import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { MEGABYTE, MOST_RESIDENT_MEGABYTES, MOST_SECONDS } from './bounds';
import { readTable, type Table } from './reading';
import { Unreadable } from './unreadable';

/**
 * The process that reads one file. Not a thread: some ways of running out of memory in a thread
 * end the whole process.
 */

/** The task. */
export interface Asked {
  bytes: Uint8Array;
  sheet: string | undefined;
}

/** The answer, in messages: the table's headings, its rows in parts, and the end. */
export type Answer =
  | { kind: 'table'; format: Table['format']; headings: string[] }
  | { kind: 'rows'; rows: string[][] }
  | { kind: 'whole' }
  | ({ kind: 'unreadable' } & Pick<Unreadable, 'reason' | 'details'>);

/** Few enough that handling one message does not block the server. */
const ROWS_AT_ONCE = 500;
/** The server ends this process at its time limit; this grace is for when the server is dead. */
const GRACE_SECONDS = 5;

const send = (answer: Answer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(answer, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const answer = async ({ bytes, sheet }: Asked): Promise<void> => {
  try {
    const { format, headings, rows } = await readTable(Buffer.from(bytes), sheet);
    await send({ kind: 'table', format, headings });
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await send({ kind: 'rows', rows: rows.slice(at, at + ROWS_AT_ONCE) });
    }
    await send({ kind: 'whole' });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await send({ kind: 'unreadable', reason: error.reason, details: error.details });
  }
};

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
process.once('message', (asked: Asked) => void answer(asked));

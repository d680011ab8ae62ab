import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { MEGABYTE, MOST_RESIDENT_MEGABYTES, MOST_SECONDS } from './bounds';
import { readTable, type Table } from './reading';
import { Unreadable } from './unreadable';

/**
 * The process that reads one file and ends. It is no thread: some ways of running out of memory end
 * the process around a thread too.
 */

/** What it is asked. */
export interface Asked {
  bytes: Uint8Array;
  sheet: string | undefined;
}

/** What it answers: what the table is, then its rows, some at a time, then that it is whole. */
export type Answer =
  | { kind: 'table'; format: Table['format']; headings: string[] }
  | { kind: 'rows'; rows: string[][] }
  | { kind: 'whole' }
  | ({ kind: 'unreadable' } & Pick<Unreadable, 'reason' | 'details'>);

/** Few enough that who takes them is not held by one message. */
const ROWS_AT_ONCE = 500;
/** It is ended by the server at its limit, and by itself where the server is gone. */
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
// A signal meant for the server's whole group must not cut short what the server waits for.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());
// It waits to be ended: what it wrote last may still be on its way.
process.once('message', (asked: Asked) => void answer(asked));

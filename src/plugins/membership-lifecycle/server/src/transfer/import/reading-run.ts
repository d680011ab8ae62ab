import { fork, type ChildProcess } from 'node:child_process';
import type { RefusalError } from '../../kernel/errors';
import { refuse } from '../refusals/imports';
import { MOST_HEAP_MEGABYTES, MOST_RESIDENT_MEGABYTES } from './bounds';
import type { Table } from './reading';
import type { Answer, Asked } from './reading-process';

/** Runs a process that reads one file, and ends it. */

/** Collects the messages of a reading process. `whyEnded` gives the reason when the server ended it. */
const tableOf = (
  child: ChildProcess,
  asked: Asked,
  whyEnded: () => RefusalError | null,
): Promise<Table> =>
  new Promise((resolve, reject) => {
    let table: Table | null = null;
    child.once('exit', (_code, signal) => {
      // An unexpected signal means that the process exceeded its memory limit.
      const own = signal ? 'import-reading-too-large' : 'import-file-unreadable';
      reject(whyEnded() ?? refuse(own, { max: MOST_RESIDENT_MEGABYTES }));
    });
    // The process could not be started.
    child.once('error', () => reject(refuse('import-busy')));
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'table') {
        table = { format: answer.format, headings: answer.headings, rows: [] };
      } else if (answer.kind === 'rows') table?.rows.push(...answer.rows);
      else if (answer.kind === 'unreadable') reject(refuse(answer.reason, answer.details));
      else if (table) resolve(table);
    });
    // A failure to send is ignored: then the process has ended, which `exit` reports.
    child.send(asked, () => undefined);
  });

export interface Reading {
  table: Promise<Table>;
  /** Ends the process at once, and refuses with this reason. */
  end: (why: RefusalError) => void;
}

/** Starts a process that reads a file, for a limited number of seconds. */
export const startReading = (program: string, asked: Asked, seconds: number): Reading => {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${MOST_HEAP_MEGABYTES}`],
    // An empty environment: the process needs none of the server's secrets and options.
    env: {},
    serialization: 'advanced',
    stdio: 'ignore',
  });
  let ended: RefusalError | null = null;
  const end = (why: RefusalError): void => {
    ended ??= why;
    child.kill('SIGKILL');
  };
  const limit = setTimeout(
    () => end(refuse('import-reading-too-long', { max: seconds })),
    seconds * 1_000,
  );
  const table = tableOf(child, asked, () => ended).finally(() => {
    clearTimeout(limit);
    child.kill('SIGKILL');
  });
  return { table, end };
};

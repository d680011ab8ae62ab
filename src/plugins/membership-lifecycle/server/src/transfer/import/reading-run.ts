import { fork, type ChildProcess } from 'node:child_process';
import type { RefusalError } from '../../kernel/errors';
import { refuse } from '../refusals/imports';
import { MOST_HEAP_MEGABYTES, MOST_RESIDENT_MEGABYTES } from './bounds';
import type { Table } from './reading';
import type { Answer, Asked } from './reading-process';

/** Runs a process that reads one file, and ends it. */

/** What a process answers, put together again. `whyEnded` tells of one that was ended. */
const tableOf = (
  child: ChildProcess,
  asked: Asked,
  whyEnded: () => RefusalError | null,
): Promise<Table> =>
  new Promise((resolve, reject) => {
    let table: Table | null = null;
    child.once('exit', (_code, signal) => {
      // A limit of memory ends it by a signal that nobody sent from here.
      const own = signal ? 'import-reading-too-large' : 'import-file-unreadable';
      reject(whyEnded() ?? refuse(own, { max: MOST_RESIDENT_MEGABYTES }));
    });
    // The system has no room for another process.
    child.once('error', () => reject(refuse('import-busy')));
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'table') {
        table = { format: answer.format, headings: answer.headings, rows: [] };
      } else if (answer.kind === 'rows') table?.rows.push(...answer.rows);
      else if (answer.kind === 'unreadable') reject(refuse(answer.reason, answer.details));
      else if (table) resolve(table);
    });
    // It may have ended meanwhile, which `exit` tells.
    child.send(asked, () => undefined);
  });

export interface Reading {
  table: Promise<Table>;
  /** Ends it at once, whatever it is doing, for a reason that its caller is told. */
  end: (why: RefusalError) => void;
}

/** Has a file read by the program of a path, for so many seconds at most. */
export const startReading = (program: string, asked: Asked, seconds: number): Reading => {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${MOST_HEAP_MEGABYTES}`],
    // Nothing of the server's: neither secrets nor options.
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

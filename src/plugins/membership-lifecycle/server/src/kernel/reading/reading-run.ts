import { fork, type ChildProcess } from 'node:child_process';
import type { RefusalError } from '../errors';
import { MOST_HEAP_MEGABYTES, MOST_RESIDENT_MEGABYTES } from './bounds';
import type { Answer } from './reading-child';

/** Runs a process that reads one file, and ends it. */

/** Why a process did not read a file; each kind of file has its own words for it. */
export type WhyUnread = 'busy' | 'too-large' | 'too-long' | 'unreadable';

export interface ReadingTask {
  /** The program of the process. */
  program: string;
  asked: { bytes: Uint8Array };
  /** The refusal of a file that was not read. */
  unread: (why: WhyUnread, details: { max: number }) => RefusalError;
  /** The refusal of a file for a reason that the program found in it. */
  unreadable: (reason: string, details: Record<string, unknown>) => RefusalError;
}

export interface ReadFile<Head, Row> {
  head: Head;
  rows: Row[];
}

/** Collects the messages of a reading process. `whyEnded` gives the reason when the server ended it. */
const fileOf = <Head, Row>(
  child: ChildProcess,
  { asked, unread, unreadable }: ReadingTask,
  whyEnded: () => RefusalError | null,
): Promise<ReadFile<Head, Row>> =>
  new Promise((resolve, reject) => {
    let file: ReadFile<Head, Row> | null = null;
    child.once('exit', (_code, signal) => {
      // An unexpected signal means that the process exceeded its memory limit.
      const own = signal ? 'too-large' : 'unreadable';
      reject(whyEnded() ?? unread(own, { max: MOST_RESIDENT_MEGABYTES }));
    });
    // The process could not be started.
    child.once('error', () => reject(unread('busy', { max: 0 })));
    child.on('message', (answer: Answer<Head, Row>) => {
      if (answer.kind === 'head') file = { head: answer.head, rows: [] };
      else if (answer.kind === 'rows') file?.rows.push(...answer.rows);
      else if (answer.kind === 'unreadable') reject(unreadable(answer.reason, answer.details));
      else if (file) resolve(file);
    });
    // A failure to send is ignored: then the process has ended, which `exit` reports.
    child.send(asked, () => undefined);
  });

export interface Reading<Head, Row> {
  file: Promise<ReadFile<Head, Row>>;
  /** Ends the process at once, and refuses with this reason. */
  end: (why: RefusalError) => void;
}

/** Starts a process that reads a file, for a limited number of seconds. */
export const startReading = <Head, Row>(task: ReadingTask, seconds: number): Reading<Head, Row> => {
  const child = fork(task.program, {
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
  const limit = setTimeout(() => end(task.unread('too-long', { max: seconds })), seconds * 1_000);
  const file = fileOf<Head, Row>(child, task, () => ended).finally(() => {
    clearTimeout(limit);
    child.kill('SIGKILL');
  });
  return { file, end };
};

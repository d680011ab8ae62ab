import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unmakable, type Answer, type Rows, type Task } from './task';

const PROGRAM = path.join(__dirname, '..', '..', 'workers', 'program.js');
const MOST_HEAP_MEGABYTES = 512;

/** A thread that ended, or did not answer in time; what it was asked is not at fault. */
export class ThreadFailed extends Error {}

export interface Thread {
  /** Hands over rows of the workbook that is asked for next. */
  give: (rows: Rows) => void;
  /**
   * The bytes of what is asked for, one thing at a time. Throws `Unmakable` for what cannot be made, and
   * `ThreadFailed`, after which the thread is of no use.
   */
  ask: (task: Task, seconds: number) => Promise<Buffer>;
  /** Whether it has ended by itself, for want of memory or by a fault of its own. */
  isOver: () => boolean;
  end: () => Promise<unknown>;
}

/** Starts a thread that makes files. While it is asked nothing, it keeps no process alive. */
export const startThread = (): Thread => {
  const worker = new Worker(PROGRAM, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MEGABYTES },
  });
  worker.unref();
  let isOver = false;
  let failed: (error: ThreadFailed) => void = () => undefined;
  worker.on('error', ({ message }) => failed(new ThreadFailed(message)));
  worker.on('exit', () => {
    isOver = true;
    failed(new ThreadFailed('It was ended'));
  });

  const answer = (task: Task, seconds: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new ThreadFailed(`It was not over after ${seconds} s`));
        void worker.terminate();
      }, seconds * 1_000);
      failed = (error) => {
        clearTimeout(limit);
        reject(error);
      };
      worker.once('message', (answered: Answer) => {
        clearTimeout(limit);
        resolve(answered);
      });
      worker.postMessage(task);
    });

  return {
    give: (rows) => worker.postMessage(rows),
    async ask(task, seconds) {
      worker.ref();
      try {
        const answered = await answer(task, seconds);
        if (answered.kind === 'fault') throw new Unmakable(answered.fault);
        if (answered.kind === 'failed') throw new Error(answered.why);
        return Buffer.from(answered.bytes);
      } finally {
        worker.unref();
      }
    },
    isOver: () => isOver,
    end: () => worker.terminate(),
  };
};

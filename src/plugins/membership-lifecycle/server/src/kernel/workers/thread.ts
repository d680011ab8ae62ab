import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unmakable, type Answer, type Rows, type Task } from './task';

const PROGRAM = path.join(__dirname, '..', '..', 'workers', 'program.js');
const MOST_HEAP_MEGABYTES = 512;

/** A thread ended or did not answer in time; the task itself may be fine. */
export class ThreadFailed extends Error {}

export interface Thread {
  /** Sends rows for the next workbook. */
  give: (rows: Rows) => void;
  /**
   * Makes one file. Throws `Unmakable` for an impossible task, and `ThreadFailed` when the thread
   * can no longer be used.
   */
  ask: (task: Task, seconds: number) => Promise<Buffer>;
  /** Whether the thread has died, from lack of memory or an error. */
  isOver: () => boolean;
  end: () => Promise<unknown>;
}

/** Starts a thread that makes files. An idle thread does not keep the process alive. */
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

import type { Core } from '@strapi/strapi';
import type { ExportLocale } from '../export/cells';
import type { WorkbookTable } from '../export/workbook';
import { madeOnce } from '../made-once';
import { createQueue } from '../queue';
import { refuse } from '../refusals/common';
import type { Rows, Task } from './task';
import { startThread, ThreadFailed, type Thread } from './thread';

/** For one or two pages; a command may wait for them inside its transaction. */
const SHORT_SECONDS = 30;
const SHORT = { atOnce: 1, waiting: 200 };
/** Thousands of rows. */
const LONG_SECONDS = 180;
const LONG = { atOnce: 1, waiting: 10 };

/**
 * Makes files outside of the event loop: the first paper takes half a second, a large workbook
 * several. Short tasks share a permanent thread with its loaded fonts. A long task gets its own
 * thread, so that commands need not wait for it and its memory is freed.
 */
const createWorkersService = ({ strapi }: { strapi: Core.Strapi }) => {
  const short = createQueue(SHORT);
  const long = createQueue(LONG);
  const threads = new Set<Thread>();
  let kept: Thread | null = null;

  const started = (): Thread => {
    const thread = startThread();
    threads.add(thread);
    return thread;
  };
  const ended = async (thread: Thread): Promise<void> => {
    threads.delete(thread);
    if (thread === kept) kept = null;
    await thread.end();
  };

  /** Refuses when a thread failed or is busy: the task itself may be fine. */
  const orRefused = async <T>(work: Promise<T> | null): Promise<T> => {
    if (!work) throw refuse('files-busy');
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof ThreadFailed)) throw error;
      strapi.log.error(`A file could not be made: ${error.message}`);
      throw refuse('file-not-made');
    }
  };

  const askKept = async (task: Task): Promise<Buffer> => {
    if (!kept || kept.isOver()) kept = started();
    const thread = kept;
    try {
      return await thread.ask(task, SHORT_SECONDS);
    } catch (error) {
      if (error instanceof ThreadFailed) await ended(thread);
      throw error;
    }
  };

  const withOwn = async <T>(work: (thread: Thread) => Promise<T>): Promise<T> => {
    const thread = started();
    try {
      return await work(thread);
    } finally {
      await ended(thread);
    }
  };

  return {
    /** The bytes of a paper or a sheet of a page or two. Throws `Unmakable` for what cannot be drawn. */
    draw: (task: Task): Promise<Buffer> => orRefused(short(() => askKept(task))),

    /** The bytes of a paper that may have a hundred pages. Throws `Unmakable` for what cannot be drawn. */
    drawLong: (task: Task): Promise<Buffer> =>
      orRefused(long(() => withOwn((thread) => thread.ask(task, LONG_SECONDS)))),

    /** The bytes of a workbook whose rows come some at a time. */
    workbook: (
      tables: readonly WorkbookTable[],
      rows: AsyncIterable<Rows>,
      locale: ExportLocale,
    ): Promise<Buffer> =>
      orRefused(
        long(() =>
          withOwn(async (thread) => {
            for await (const some of rows) thread.give(some);
            const task = { kind: 'workbook', tables, locale };
            return thread.ask(task, LONG_SECONDS);
          }),
        ),
      ),

    /** Ends all threads, whatever they are doing. */
    async close(): Promise<void> {
      await Promise.all([...threads].map(ended));
    },
  };
};

export const workersIn = madeOnce(createWorkersService);

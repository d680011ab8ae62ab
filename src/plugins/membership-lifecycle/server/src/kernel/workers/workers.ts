import type { Core } from '@strapi/strapi';
import type { ExportLocale } from '../export/cells';
import type { WorkbookTable } from '../export/workbook';
import { madeOnce } from '../made-once';
import { oneByOne } from '../one-by-one';
import { refuse } from '../refusals/common';
import type { Rows, Task } from './task';
import { startThread, ThreadFailed, type Thread } from './thread';

/** One page or two; a command may wait for it in its transaction. */
const SHORT_SECONDS = 30;
const MOST_SHORT_WAITING = 200;
/** Thousands of rows. */
const LONG_SECONDS = 180;
const MOST_LONG_WAITING = 10;

/**
 * Makes files beside the event loop, which nothing may hold: drawing the first paper takes over half a
 * second, a large workbook several. Short ones have a thread that stays, with its libraries and fonts;
 * a long one has a thread of its own, so that no command waits for it, and its memory goes with it.
 */
const createWorkersService = ({ strapi }: { strapi: Core.Strapi }) => {
  const short = oneByOne(MOST_SHORT_WAITING);
  const long = oneByOne(MOST_LONG_WAITING);
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

  /** What a thread that failed is answered with: nothing is wrong with what was asked. */
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

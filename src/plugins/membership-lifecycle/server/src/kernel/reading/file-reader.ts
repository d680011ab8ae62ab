import type { Core } from '@strapi/strapi';
import type { RefusalError } from '../errors';
import { madeOnce } from '../made-once';
import { createQueue } from '../queue';
import { MOST_SECONDS } from './bounds';
import { startReading, type ReadFile, type ReadingTask } from './reading-run';

/** One file is read at a time; of more than wait, the next is refused as busy. */
const BOUNDS = { atOnce: 1, waiting: 4 };

/** Reads sent files one at a time, each in its own process with limits on memory and time. */
const createFileReader = ({ strapi }: { strapi: Core.Strapi }) => {
  const queue = createQueue(BOUNDS);
  let endRunning: (() => void) | null = null;

  const run = async <Head, Row>(task: ReadingTask): Promise<ReadFile<Head, Row>> => {
    const reading = startReading<Head, Row>(task, MOST_SECONDS);
    endRunning = () => reading.end(task.unread('busy', { max: 0 }));
    try {
      return await reading.file;
    } catch (error) {
      const { reason = String(error) } = error as RefusalError;
      strapi.log.warn(`A file of ${task.asked.bytes.length} bytes is not read: ${reason}.`);
      throw error;
    } finally {
      endRunning = null;
    }
  };

  return {
    /** Reads a file. Refused with the exceeded limit, or with what the program found in it. */
    async read<Head, Row>(task: ReadingTask): Promise<ReadFile<Head, Row>> {
      const reading = queue(() => run<Head, Row>(task));
      if (!reading) throw task.unread('busy', { max: 0 });
      return reading;
    },

    /** Ends what is being read. */
    close(): void {
      endRunning?.();
    },
  };
};

export const fileReaderIn = madeOnce(createFileReader);

import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { type RefusalError } from '../../kernel/errors';
import { madeOnce } from '../../kernel/made-once';
import { createQueue } from '../../kernel/one-by-one';
import { refuse } from '../refusals/imports';
import { MEGABYTE, MOST_BYTES, MOST_SECONDS } from './bounds';
import type { Table } from './reading';
import type { Asked } from './reading-process';
import { startReading, type Reading } from './reading-run';

const PROGRAM = path.join(__dirname, 'reading-process.js');
/** Files waiting for the one being read; more are refused as `import-busy`. */
const MOST_WAITING = 4;

/** Reads spreadsheets one at a time, each in its own process with limits on memory and time. */
const createImportReaderService = ({ strapi }: { strapi: Core.Strapi }) => {
  const queue = createQueue(MOST_WAITING);
  let running: Reading | null = null;

  const read = async (asked: Asked): Promise<Table> => {
    running = startReading(PROGRAM, asked, MOST_SECONDS);
    try {
      return await running.table;
    } catch (error) {
      const { reason = String(error) } = error as RefusalError;
      strapi.log.warn(`A file of ${asked.bytes.length} bytes is not imported: ${reason}.`);
      throw error;
    } finally {
      running = null;
    }
  };

  return {
    /** The table in a file. Refused with the exceeded limit when it cannot be read. */
    async read(bytes: Buffer, sheet?: string): Promise<Table> {
      if (bytes.length > MOST_BYTES) {
        throw refuse('import-file-too-large', { max: MOST_BYTES / MEGABYTE });
      }
      const reading = queue(() => read({ bytes, sheet }));
      if (!reading) throw refuse('import-busy');
      return reading;
    },

    /** Ends what is being read. */
    close(): void {
      running?.end(refuse('import-busy'));
    },
  };
};

export const importReaderIn = madeOnce(createImportReaderService);

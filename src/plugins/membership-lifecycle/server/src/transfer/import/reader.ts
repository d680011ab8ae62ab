import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { madeOnce } from '../../kernel/made-once';
import { fileReaderIn } from '../../kernel/reading/file-reader';
import type { ReadingTask, WhyUnread } from '../../kernel/reading/reading-run';
import { refuse, type ImportReason } from '../refusals/imports';
import { MEGABYTE, MOST_BYTES } from './bounds';
import type { Table } from './reading';
import type { Asked, Head } from './reading-process';

const UNREAD: Record<WhyUnread, ImportReason> = {
  busy: 'import-busy',
  'too-large': 'import-reading-too-large',
  'too-long': 'import-reading-too-long',
  unreadable: 'import-file-unreadable',
};

/** The reading of a spreadsheet by a program. */
export const tableTask = (program: string, asked: Asked): ReadingTask => ({
  program,
  asked,
  unread: (why, details) => refuse(UNREAD[why], details),
  unreadable: (reason, details) => refuse(reason as ImportReason, details),
});

const PROGRAM = path.join(__dirname, 'reading-process.js');

/** Reads spreadsheets. */
const createImportReaderService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The table in a file. Refused with the exceeded limit when it cannot be read. */
  async read(bytes: Buffer, sheet?: string): Promise<Table> {
    if (bytes.length > MOST_BYTES) {
      throw refuse('import-file-too-large', { max: MOST_BYTES / MEGABYTE });
    }
    const task = tableTask(PROGRAM, { bytes, sheet });
    const { head, rows } = await fileReaderIn(strapi).read<Head, string[]>(task);
    return { ...head, rows };
  },

  /** Ends what is being read. */
  close: (): void => fileReaderIn(strapi).close(),
});

export const importReaderIn = madeOnce(createImportReaderService);

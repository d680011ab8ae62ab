import { answerOnce } from '../../kernel/reading/reading-child';
import { readTable, type Table } from './reading';

/** The process that reads one spreadsheet. */

/** The task. */
export interface Asked {
  bytes: Uint8Array;
  sheet: string | undefined;
}

/** The table without its rows. */
export type Head = Omit<Table, 'rows'>;

answerOnce(async ({ bytes, sheet }: Asked): Promise<{ head: Head; rows: string[][] }> => {
  const { rows, ...head } = await readTable(Buffer.from(bytes), sheet);
  return { head, rows };
});

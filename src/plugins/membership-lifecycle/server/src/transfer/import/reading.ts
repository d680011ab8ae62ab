import type { ImportView } from '../../../../shared/transfer/imports';
import { MOST_LINES } from './bounds';
import { readCsv } from './reading-csv';
import { readXlsx } from './reading-xlsx';
import { Unreadable } from './unreadable';

/** Reads a sent file into rows of text, in a process that can be killed. */

export interface Table {
  format: ImportView['format'];
  headings: string[];
  /** One per line after the heading, including empty ones, so that line numbers stay right. */
  rows: string[][];
}

/** The headings; a column with cells but without a heading is named by its position. */
const headingsOf = (rows: readonly string[][]): string[] => {
  const count = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const headings = Array.from({ length: count }, (_, at) => {
    const heading = (rows[0][at] ?? '').replace(/\s+/g, ' ').trim();
    return heading === '' ? `Colonne ${at + 1}` : heading;
  });
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (twice !== undefined) {
    throw new Unreadable('import-heading-twice', { heading: twice.slice(0, 80) });
  }
  return headings;
};

const isZip = (file: Buffer): boolean => file.length > 3 && file.readUInt32BE(0) === 0x504b0304;

/** Reads a spreadsheet; its contents, not its name, decide about the format. Throws `Unreadable`. */
export const readTable = async (file: Buffer, sheet?: string): Promise<Table> => {
  try {
    const { format, rows } = isZip(file) ? await readXlsx(file, sheet) : readCsv(file);
    while (rows.at(-1)?.length === 0) rows.pop();
    if (rows.length === 0 || rows[0].length === 0) throw new Unreadable('import-file-empty');
    if (rows.length === 1) throw new Unreadable('import-without-lines');
    if (rows.length - 1 > MOST_LINES) {
      throw new Unreadable('import-too-many-lines', { max: MOST_LINES });
    }
    const headings = headingsOf(rows);
    return {
      format,
      headings,
      rows: rows.slice(1).map((row) => headings.map((_, at) => row[at] ?? '')),
    };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('import-file-unreadable');
  }
};

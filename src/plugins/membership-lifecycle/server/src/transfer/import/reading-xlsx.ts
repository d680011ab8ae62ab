import { readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { refuseFarCells } from './far-cells';
import { Filled } from './filled';
import { Unreadable } from './unreadable';
import { openZip } from './zip';

/** A sheet of a workbook to rows of text. */

// The number of digits that spreadsheets show.
const FIGURES = 15;

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  // The day alone. Half a second is added, since some programs store a moment too early.
  if (value instanceof Date) return new Date(value.getTime() + 500).toISOString().slice(0, 10);
  if (typeof value === 'number') return String(Number(value.toPrecision(FIGURES)));
  return typeof value === 'string' ? value : String(value as boolean);
};

/**
 * Reads a sheet by name, or the first one. Throws `Unreadable`. Passes bytes and not a stream:
 * with a stream the library uses the headers before each entry, with bytes the directory at the
 * end, which is what `openZip` checked.
 */
export const readXlsx = async (file: Buffer, sheet: string | undefined) => {
  refuseFarCells(openZip(file), sheet);
  const bytes = new Uint8Array(file).buffer;
  const rows = await readSheet(bytes, sheet).catch((error: unknown) => {
    if (error instanceof SheetNotFoundError) throw new Unreadable('import-sheet-unknown');
    throw error;
  });
  const filled = new Filled();
  for (const row of rows) filled.add(row.map(cellText));
  const format = { type: 'xlsx' as const, encoding: null, delimiter: null };
  return { format, rows: filled.rows };
};

import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { ImportView } from '../../../../shared/contracts';
import { refuse, RefusalError } from '../../utils/errors';
import { zipState } from './zip';

/** A file that somebody sends to rows of text. What cannot be read is refused with what to do. */

export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_LINES = 20_000;
const MOST_COLUMNS = 200;
const CHUNK = 64 * 1024;
// What spreadsheets show of a number.
const FIGURES = 15;

export interface Table {
  format: ImportView['format'];
  headings: string[];
  /** One for each line after the heading, empty ones included, so that places stay true. */
  rows: string[][];
}

const DELIMITERS = [';', ',', '\t'] as const;

/** The mark that separates the headings, outside of quotes. */
const delimiterOf = (text: string): string => {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

// What Windows-1252 puts where ISO 8859-1 has control characters, from 0x80 on; a space is none.
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Written out: the decoder of Node 20 takes Windows-1252 for ISO 8859-1, and loses every `€`. */
const fromWindows = (file: Buffer): string =>
  file.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => {
    const letter = WINDOWS[character.charCodeAt(0) - 0x80];
    return letter === ' ' ? '\ufffd' : letter;
  });

const decoded = (file: Buffer): { text: string; encoding: string } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), encoding: 'utf-8' };
  } catch {
    return { text: fromWindows(file), encoding: 'windows-1252' };
  }
};

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

const readCsv = async (file: Buffer): Promise<{ format: Table['format']; all: string[][] }> => {
  const { text, encoding } = decoded(file);
  if (text.includes('\0')) throw refuse('import-file-unreadable');
  const delimiter = delimiterOf(text);
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }),
  );
  const all: string[][] = [];
  for await (const record of parser as AsyncIterable<string[]>) {
    all.push(record);
    if (all.length > MOST_LINES * 2) throw refuse('import-too-many-lines', { max: MOST_LINES });
  }
  return { format: { type: 'csv', encoding, delimiter }, all };
};

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  // A day without a time; half a second more, since some writers count a little less.
  if (value instanceof Date) return new Date(value.getTime() + 500).toISOString().slice(0, 10);
  if (typeof value === 'number') return String(Number(value.toPrecision(FIGURES)));
  return typeof value === 'string' ? value : String(value as boolean);
};

const readXlsx = async (
  file: Buffer,
  sheet: string | undefined,
): Promise<{ format: Table['format']; all: string[][] }> => {
  const state = zipState(file);
  if (state === 'too-large') throw refuse('import-file-too-large', { max: MOST_BYTES / 1024 ** 2 });
  if (state === 'broken') throw refuse('import-file-unreadable');
  // Read with the first workbook that is sent: no start waits for it.
  const { readSheet, SheetNotFoundError } = await import('read-excel-file/node');
  const rows = await readSheet(file, sheet).catch((error: unknown) => {
    if (error instanceof SheetNotFoundError) throw refuse('import-sheet-unknown');
    throw error;
  });
  const all = rows.map((row) => row.map(cellText));
  return { format: { type: 'xlsx', encoding: null, delimiter: null }, all };
};

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The headings of the columns; one that has cells and no heading is called by its place. */
const headingsOf = ([first, ...rows]: string[][]): string[] => {
  const used = rows.reduce((most, row) => {
    let length = row.length;
    while (length > most && row[length - 1].trim() === '') length -= 1;
    return Math.max(most, length);
  }, 0);
  const count = Math.max(used, first.length);
  if (count > MOST_COLUMNS) throw refuse('import-too-many-columns', { max: MOST_COLUMNS });
  const headings = Array.from({ length: count }, (_, at) => {
    const heading = (first[at] ?? '').replace(/\s+/g, ' ').trim();
    return heading === '' ? `Colonne ${at + 1}` : heading;
  });
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (twice !== undefined) throw refuse('import-heading-twice', { heading: twice.slice(0, 80) });
  return headings;
};

const isZip = (file: Buffer): boolean => file.length > 3 && file.readUInt32BE(0) === 0x504b0304;

/** Reads a spreadsheet, by what the file is and not by its name. */
export const readTable = async (file: Buffer, sheet?: string): Promise<Table> => {
  if (file.length > MOST_BYTES) {
    throw refuse('import-file-too-large', { max: MOST_BYTES / 1024 ** 2 });
  }
  try {
    const { format, all } = isZip(file) ? await readXlsx(file, sheet) : await readCsv(file);
    while (all.length > 0 && isEmpty(all[all.length - 1])) all.pop();
    if (all.length === 0 || isEmpty(all[0])) throw refuse('import-file-empty');
    if (all.length === 1) throw refuse('import-without-lines');
    if (all.length - 1 > MOST_LINES) throw refuse('import-too-many-lines', { max: MOST_LINES });
    const headings = headingsOf(all);
    const rows = all.slice(1).map((row) => headings.map((_, at) => row[at] ?? ''));
    return { format, headings, rows };
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw refuse('import-file-unreadable');
  }
};

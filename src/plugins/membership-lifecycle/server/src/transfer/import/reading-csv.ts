import { CsvError, parse } from 'csv-parse/sync';
import { decoded } from '../../kernel/reading/encoding';
import { MOST_LINE_CHARACTERS } from './bounds';
import { Filled } from './filled';
import { Unreadable } from './unreadable';

/** Reads CSV into rows of text; detects the encoding and the delimiter. */

const DELIMITERS = [';', ',', '\t'] as const;

/** The delimiter that is most frequent in the heading line, outside of quotes. */
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

const unreadable = (error: unknown, line: number): unknown => {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Unreadable('import-quote-open', { line });
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return error;
  return new Unreadable('import-line-too-long', { max: MOST_LINE_CHARACTERS, line });
};

/** Reads a CSV file. Throws `Unreadable`. */
export const readCsv = (file: Buffer) => {
  const { text, encoding } = decoded(file);
  if (text.includes('\0')) throw new Unreadable('import-file-unreadable');
  const delimiter = delimiterOf(text);
  const filled = new Filled();
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_LINE_CHARACTERS,
      on_record: (record: string[]) => {
        filled.add(record);
        return null;
      },
    });
  } catch (error) {
    throw unreadable(error, filled.rows.length + 1);
  }
  return { format: { type: 'csv' as const, encoding, delimiter }, rows: filled.rows };
};

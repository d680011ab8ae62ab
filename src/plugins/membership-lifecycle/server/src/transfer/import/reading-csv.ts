import { CsvError, parse } from 'csv-parse/sync';
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

// Windows-1252 for the bytes from 0x80 on, where ISO 8859-1 has control characters; a space means none.
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Written by hand: Node 20's decoder treats Windows-1252 as ISO 8859-1 and loses every `€`. */
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

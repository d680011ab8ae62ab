import { decoded } from '../../kernel/reading/encoding';
import type { Day } from '../../kernel/rules/values';
import { isXml, readCamt } from './camt';
import { isCfonb, readCfonb } from './cfonb';
import { readCsv } from './csv';
import { isOfx, readOfx } from './ofx';
import type { Head, ReadingAsked, ReadLine, ReadResult } from './types';
import { Unreadable } from './unreadable';

/** Reads a statement; its contents, not its name, decide about the format. */

const MARKS: readonly [mark: number[], encoding: string][] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const textOf = (bytes: Buffer): string => {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  const text = marked ? new TextDecoder(marked[1]).decode(bytes) : decoded(bytes).text;
  if (text.includes('\0')) throw new Unreadable('bank-encoding');
  return text;
};

const isZip = (bytes: Buffer): boolean =>
  bytes.length > 3 && [0x504b0304, 0xd0cf11e0].includes(bytes.readUInt32BE(0));

const readText = (text: string, asked: ReadingAsked): ReadResult => {
  if (text.trim() === '' || text.startsWith('%PDF')) throw new Unreadable('bank-format');
  if (isOfx(text)) return readOfx(text);
  if (isXml(text)) return readCamt(text);
  if (isCfonb(text)) return readCfonb(text);
  return readCsv(text, asked);
};

/** The days of a statement: what it says, else those of its lines. */
const withDays = (head: Head, rows: readonly ReadLine[]): Head => ({
  ...head,
  statements: head.statements.map((statement, index) => {
    const days: Day[] = rows.filter((row) => row.statement === index).map((row) => row.bookedOn);
    days.sort();
    return {
      ...statement,
      from: statement.from ?? days[0] ?? null,
      to: statement.to ?? days.at(-1) ?? null,
    };
  }),
});

/** Reads a file. Throws `Unreadable`. */
export const readStatements = async (asked: ReadingAsked): Promise<ReadResult> => {
  const bytes = Buffer.from(asked.bytes);
  if (isZip(bytes)) throw new Unreadable('bank-format');
  const { head, rows } = readText(textOf(bytes), asked);
  // Banks note messages as movements of nothing.
  const moved = rows.filter(({ amount }) => amount !== 0);
  if (!head.columns && moved.length === 0) throw new Unreadable('bank-no-lines');
  return { head: withDays(head, moved), rows: moved };
};

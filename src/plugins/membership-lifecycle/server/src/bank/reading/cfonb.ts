import type { Cents, Day } from '../../kernel/rules/values';
import { MOST_CENTS, MOST_LINES } from './bounds';
import type { ReadLine, ReadResult, ReadStatement } from './types';
import { Unreadable } from './unreadable';
import { accountOf, checkBalance, dayAt, joined, plain, refuseCurrency, shownSum } from './values';

/**
 * CFONB 120: records of 120 characters, with or without line breaks. 01 opens a statement with its
 * balance, 04 is a movement, 05 its details, 07 closes with the new balance.
 */

const LENGTH = 120;

/** Whether a text begins as a CFONB file does: an old balance, with a bank's five digits. */
export const isCfonb = (text: string): boolean => /^\s*0[147]\d{5}/.test(text);

/** The records, with their place in the file. */
const recordsOf = (text: string): string[] => {
  // Some files end with an end-of-file mark.
  const bare = text.replaceAll('\u001a', ' ').trim();
  const lines = bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const whole = lines.length === 1 ? cut(lines[0]) : lines;
  return whole.map((line) => line.padEnd(LENGTH));
};

/** Records without line breaks; only the last may have lost the blanks at its end. */
const cut = (text: string): string[] => {
  const records: string[] = [];
  for (let at = 0; at < text.length; at += LENGTH) records.push(text.slice(at, at + LENGTH));
  return records;
};

/** Characters of a record by their positions, which are counted from 1. */
const part = (record: string, from: number, to: number): string => record.slice(from - 1, to);

const CREDIT = '{ABCDEFGHI';
const DEBIT = '}JKLMNOPQR';

/** The amount, whose last character holds a digit and the sign. */
const amountOf = (record: string, line: number): Cents => {
  const text = part(record, 91, 104);
  const last = text.at(-1) ?? '';
  const digit = Math.max(CREDIT.indexOf(last), DEBIT.indexOf(last));
  const decimals = part(record, 20, 20).trim() || '2';
  const field = { line, field: 'montant', cell: text.trim() };
  if (digit < 0 || !/^\d*$/.test(text.slice(0, -1).trim()) || !/^[0-3]$/.test(decimals)) {
    throw new Unreadable('bank-field', field);
  }
  const value = Number(`${text.slice(0, -1).trim()}${digit}`) * 10 ** (2 - Number(decimals));
  if (!Number.isInteger(value)) throw new Unreadable('bank-field', field);
  return value !== 0 && DEBIT.includes(last) ? -value : value;
};

const dayOf = (record: string, from: number, line: number): Day => {
  const text = part(record, from, from + 5);
  return dayAt([text.slice(4, 6), text.slice(2, 4), text.slice(0, 2)], line);
};

interface Open extends ReadStatement {
  opening: Cents;
  lines: (ReadLine & { codes: Map<string, string[]> })[];
}

const head = (record: string): string =>
  accountOf(part(record, 3, 7) + part(record, 12, 16) + part(record, 22, 32));

const opened = (record: string, line: number): Open => {
  // Banks leave it blank: it is the euro then.
  const currency = part(record, 17, 19).trim() || 'EUR';
  refuseCurrency(currency, line);
  return {
    account: head(record),
    currency,
    from: dayOf(record, 35, line),
    to: null,
    opening: amountOf(record, line),
    closing: null,
    lines: [],
  };
};

const movement = (record: string, line: number, statement: number): Open['lines'][number] => {
  const amount = amountOf(record, line);
  if (Math.abs(amount) > MOST_CENTS) {
    throw new Unreadable('bank-field', { line, field: 'montant', cell: part(record, 91, 104) });
  }
  const number = part(record, 82, 88).trim();
  return {
    statement,
    bookedOn: dayOf(record, 35, line),
    valueOn: part(record, 43, 48).trim() === '' ? null : dayOf(record, 43, line),
    amount,
    label: part(record, 49, 79),
    details: '',
    counterparty: '',
    reference: joined([part(record, 105, 120), /^0*$/.test(number) ? '' : number]),
    codes: new Map(),
  };
};

/** The payer or the payee stand under these codes, references under those. */
const PAYER = ['NPY', 'NBE'];
const REFERENCES = ['RCN', 'REF', 'LCR'];

const closedLine = ({ codes, ...line }: Open['lines'][number]): ReadLine => {
  const said = (wanted: (code: string) => boolean): string[] =>
    [...codes].flatMap(([code, texts]) => (wanted(code) ? [texts.join('').trim()] : []));
  const isApart = (code: string) => PAYER.includes(code) || REFERENCES.includes(code);
  return {
    ...line,
    label: plain(line.label, 'label'),
    details: plain(joined(said((code) => !isApart(code))), 'details'),
    counterparty: plain(said((code) => PAYER.includes(code))[0], 'counterparty'),
    reference: plain(
      joined([...said((code) => REFERENCES.includes(code)), line.reference]),
      'reference',
    ),
  };
};

/** Reads a CFONB 120 file. Throws `Unreadable`. */
export const readCfonb = (text: string): ReadResult => {
  const statements: ReadStatement[] = [];
  const rows: ReadLine[] = [];
  let open: Open | null = null;
  const records = recordsOf(text);
  for (const [index, record] of records.entries()) {
    const line = index + 1;
    const code = part(record, 1, 2);
    if (record.length > LENGTH || !['01', '04', '05', '07'].includes(code)) {
      throw new Unreadable('bank-record', { line });
    }
    if (code === '01') {
      if (open) throw new Unreadable('bank-truncated', { line });
      open = opened(record, line);
      continue;
    }
    if (!open || head(record) !== open.account) throw new Unreadable('bank-record', { line });
    if (code === '04') {
      open.lines.push(movement(record, line, statements.length));
      if (rows.length + open.lines.length > MOST_LINES) {
        throw new Unreadable('bank-too-many-lines', { max: MOST_LINES });
      }
    } else if (code === '05') {
      const last = open.lines.at(-1);
      if (!last) throw new Unreadable('bank-record', { line });
      const qualifier = part(record, 46, 48);
      // What goes on over several records is one text: a number may be cut between two of them.
      last.codes.set(qualifier, [...(last.codes.get(qualifier) ?? []), part(record, 49, 118)]);
    } else {
      const { lines, ...statement } = open;
      const closing = amountOf(record, line);
      checkBalance({ opening: statement.opening, closing }, lines, line);
      const [opening, shown] = [shownSum(statement.opening), shownSum(closing)];
      statements.push({ ...statement, opening, closing: shown, to: dayOf(record, 35, line) });
      rows.push(...lines.map(closedLine));
      open = null;
    }
  }
  if (open) throw new Unreadable('bank-truncated', { line: records.length });
  return { head: { format: 'cfonb', statements, columns: null }, rows };
};

import { CsvError, parse } from 'csv-parse/sync';
import {
  CSV_FIELDS,
  unnamedColumn,
  type CsvColumns,
  type CsvField,
} from '../../../../shared/bank/bank';
import { readDay } from '../../kernel/rules/import/days';
import { folded } from '../../kernel/rules/import/folding';
import { readMoney } from '../../kernel/rules/import/numbers';
import type { Cents, Day } from '../../kernel/rules/values';
import { MOST_LINE_CHARACTERS, MOST_LINES } from './bounds';
import type { ReadingAsked, ReadLine, ReadResult } from './types';
import { Unreadable } from './unreadable';
import { joined, plain } from './values';

/** CSV as banks hand it out: any separator, some lines before the headings, sums below. */

const DELIMITERS = [';', '\t', ',', '|'];
/** Lines among which the headings are looked for. */
const HEAD_LINES = 30;
const EXAMPLES = 3;
const MOST_COLUMNS = 60;

type Row = { cells: string[]; line: number };

/** The delimiter with which the first lines have the most cells. */
const delimiterOf = (text: string): string => {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, HEAD_LINES);
  const most = (delimiter: string) =>
    Math.max(...lines.map((line) => line.split(delimiter).length));
  return DELIMITERS.reduce((best, one) => (most(one) > most(best) ? one : best));
};

const rowsOf = (text: string): Row[] => {
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: MOST_LINE_CHARACTERS,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new Unreadable('bank-line-long', { line, max: MOST_LINE_CHARACTERS });
    }
    throw new Unreadable('bank-truncated', { line });
  }
};

const filled = ({ cells }: Row): number => cells.filter((cell) => cell.trim() !== '').length;

/** The words of headings; the first that fits the most exactly is taken. */
const WORDS: Record<CsvField, readonly string[]> = {
  day: ['date comptable', 'date operation', 'date de comptabilisation', 'date d operation', 'date'],
  valueDay: ['date valeur', 'date de valeur'],
  amount: ['montant', 'montant eur', 'montant euros', 'montant en euros', 'amount', 'somme'],
  debit: ['debit', 'debit euros', 'debit eur', 'montant debit', 'depenses'],
  credit: ['credit', 'credit euros', 'credit eur', 'montant credit', 'recettes'],
  label: [
    'libelle',
    'libelle operation',
    'libelle simplifie',
    'nature de l operation',
    'operation',
    'description',
    'label',
  ],
  details: [
    'detail',
    'details',
    'informations complementaires',
    'libelle complementaire',
    'libelle detaille',
    'motif',
  ],
  counterparty: [
    'tiers',
    'emetteur',
    'nom du tiers',
    'contrepartie',
    'donneur d ordre',
    'counterparty',
    'nom',
  ],
  reference: ['reference', 'reference operation', 'ref', 'numero', 'reference client'],
};

const headingText = (cell: string): string => cell.replace(/\s+/g, ' ').trim();

/** The columns by the words of their headings; a column serves once. */
const guess = (headings: readonly string[]): CsvColumns => {
  const columns: CsvColumns = {};
  const taken = new Set<string>();
  for (const field of CSV_FIELDS) {
    for (const word of WORDS[field]) {
      const heading = headings.find((one) => folded(one) === word && !taken.has(one));
      if (heading === undefined) continue;
      columns[field] = heading;
      taken.add(heading);
      break;
    }
  }
  return columns;
};

const HEADINGS = new Set(Object.values(WORDS).flat());

/** Whether a row is a movement itself: a day beside an amount. */
const isMovement = ({ cells }: Row, today: Day): boolean =>
  cells.some((cell) => readDay(cell, today) !== null) &&
  cells.some((cell) => /\d[.,]\d{2}$/.test(cell.trim()) && !('reason' in readMoney(cell)));

interface Head {
  headings: string[];
  below: Row[];
  /** Without headings the columns are known by their places alone, and those of two files may differ. */
  isNamed: boolean;
}

const headingsOf = ({ cells }: Row): string[] => {
  if (cells.length > MOST_COLUMNS) throw new Unreadable('bank-format');
  const headings = cells.map((cell, at) => headingText(cell) || unnamedColumn(at + 1));
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (twice !== undefined) {
    throw new Unreadable('bank-heading-twice', { heading: twice.slice(0, 80) });
  }
  return headings;
};

/**
 * The headings, and what stands below them: the first line that has two known ones, else the first
 * with three cells, unless that is a movement: then the file has none.
 */
const headOf = (rows: readonly Row[], today: Day): Head => {
  const first = rows.slice(0, HEAD_LINES);
  const known = first.findIndex(
    ({ cells }) => cells.filter((cell) => HEADINGS.has(folded(cell))).length >= 2,
  );
  const at = known === -1 ? first.findIndex((row) => filled(row) >= 3) : known;
  const row = rows[at];
  if (!row) throw new Unreadable('bank-format');
  const isNamed = !isMovement(row, today);
  const below = rows.slice(isNamed ? at + 1 : at).filter((one) => filled(one) > 0);
  const widest = Math.max(...below.map(({ cells }) => cells.length));
  const blank = Array.from({ length: isNamed ? 0 : widest }, () => '');
  return { headings: headingsOf(isNamed ? row : { ...row, cells: blank }), below, isNamed };
};

/** Whether the columns say a day, a label and an amount, each by a column of its own. */
const isWhole = ({ day, label, amount, debit, credit }: CsvColumns): boolean =>
  day !== undefined &&
  label !== undefined &&
  (amount !== undefined || (debit ?? credit) !== undefined);

const isOf = (columns: CsvColumns, headings: readonly string[]): boolean => {
  const used = Object.values(columns);
  return used.every((one) => headings.includes(one)) && new Set(used).size === used.length;
};

const cellProblem = (field: CsvColumns[CsvField], cell: string, line: number) =>
  new Unreadable('bank-cell', { line, field: field ?? '', cell: cell.trim().slice(0, 60) });

interface Reading {
  columns: CsvColumns;
  headings: readonly string[];
  today: Day;
}

const cellOf = ({ cells }: Row, field: CsvField, { columns, headings }: Reading): string => {
  const heading = columns[field];
  return heading === undefined ? '' : (cells[headings.indexOf(heading)] ?? '');
};

/** An amount of a cell; null when it is blank. */
const moneyIn = (row: Row, field: CsvField, reading: Reading): Cents | null => {
  const cell = cellOf(row, field, reading).replace(/^\s*\+/, '');
  if (cell.trim() === '') return null;
  const read = readMoney(cell);
  if ('reason' in read) throw cellProblem(reading.columns[field], cell, row.line);
  return read.value;
};

/** The amount, signed, or what is written as a debit or a credit; a debit may have its sign or not. */
const amountIn = (row: Row, reading: Reading): Cents | null => {
  const amount = moneyIn(row, 'amount', reading);
  if (amount !== null) return amount;
  const debit = moneyIn(row, 'debit', reading);
  const credit = moneyIn(row, 'credit', reading);
  if (debit === null && credit === null) return null;
  return (credit ?? 0) - Math.abs(debit ?? 0);
};

const lineOf = (row: Row, reading: Reading): ReadLine | null => {
  const text = (field: CsvField): string => cellOf(row, field, reading);
  const written = text('day');
  // Balances and sums below the movements have no day or no amount.
  if (written.trim() === '') return null;
  const bookedOn = readDay(written, reading.today);
  if (bookedOn === null) {
    if (/^(solde|total)/.test(folded(row.cells.join(' ')))) return null;
    throw cellProblem(reading.columns.day, written, row.line);
  }
  const amount = amountIn(row, reading);
  if (amount === null)
    throw cellProblem(reading.columns.amount ?? reading.columns.credit, '', row.line);
  return {
    statement: 0,
    bookedOn,
    valueOn: readDay(text('valueDay'), reading.today),
    amount,
    label: plain(text('label'), 'label') || '—',
    details: plain(joined([text('details')]), 'details'),
    counterparty: plain(text('counterparty'), 'counterparty'),
    reference: plain(text('reference'), 'reference'),
  };
};

const examplesOf = (rows: readonly Row[], at: number): string[] =>
  [
    ...new Set(rows.map(({ cells }) => (cells[at] ?? '').trim().slice(0, 80)).filter(Boolean)),
  ].slice(0, EXAMPLES);

/** Reads a CSV file, or asks for its columns when none of those that are known fit it. Throws `Unreadable`. */
export const readCsv = (
  text: string,
  { today, columns, known }: Omit<ReadingAsked, 'bytes'>,
): ReadResult => {
  const rows = rowsOf(text);
  const { headings, below, isNamed } = headOf(rows, today);
  if (below.length > MOST_LINES) throw new Unreadable('bank-too-many-lines', { max: MOST_LINES });
  if (columns && !(isWhole(columns) && isOf(columns, headings)))
    throw new Unreadable('bank-columns');
  const kept = isNamed ? known : [];
  const fitting = columns ?? kept.find((one) => isWhole(one) && isOf(one, headings));
  const empty = {
    account: '',
    currency: 'EUR',
    from: null,
    to: null,
    opening: null,
    closing: null,
  };
  if (!fitting) {
    const examples = headings.map((_, column) => examplesOf(below.slice(0, 50), column));
    const asked = { headings, examples, guessed: guess(headings) };
    return { head: { format: 'csv', statements: [], columns: asked }, rows: [] };
  }
  const reading = { columns: fitting, headings, today };
  const lines = below.map((row) => lineOf(row, reading)).filter((one) => one !== null);
  return { head: { format: 'csv', statements: [empty], columns: null }, rows: lines };
};

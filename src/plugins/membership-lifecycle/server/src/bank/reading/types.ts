import type { ColumnsAsked, CsvColumns, StatementFormat } from '../../../../shared/bank/bank';
import type { Cents, Day } from '../../kernel/rules/values';

/** A movement, as a file says it. */
export interface ReadLine {
  /** Which of the file's statements it is of. */
  statement: number;
  bookedOn: Day;
  valueOn: Day | null;
  /** Negative when money goes out. */
  amount: Cents;
  label: string;
  details: string;
  counterparty: string;
  /** What the payer or the bank calls it by. */
  reference: string;
  /** The bank's own number of it, where files have one beside references. */
  bankNumber?: string;
}

/** The head of a statement; a file may hold several. */
export interface ReadStatement {
  /** Bank, branch and account as digits and letters, the same from every format; else empty. */
  account: string;
  currency: string;
  from: Day | null;
  to: Day | null;
  opening: Cents | null;
  closing: Cents | null;
}

/** What a file is. */
export interface Head {
  format: StatementFormat;
  statements: ReadStatement[];
  /** Of a CSV file whose columns are not chosen. */
  columns: ColumnsAsked | null;
}

export interface ReadResult {
  head: Head;
  rows: ReadLine[];
}

/** What the reading needs beside the bytes. */
export interface ReadingAsked {
  bytes: Uint8Array;
  today: Day;
  /** The columns that somebody chose for this file. */
  columns: CsvColumns | null;
  /** Those that were chosen for earlier files. */
  known: CsvColumns[];
}

import type { CellValue } from '../export/cells';

/** The tasks and answers of worker threads: plain data, since threads receive copies. */

/** A task; each kind has its own further fields. */
export interface Task {
  kind: string;
}

/**
 * Rows of a workbook, sent in parts before the workbook's task; `table` is the index of their
 * table.
 */
export interface Rows {
  kind: 'rows';
  table: number;
  rows: CellValue[][];
}

/** Why a file cannot be made, although the thread works. */
export interface Fault {
  kind: string;
}

/** Thrown for an impossible task, both inside a thread and by its caller. */
export class Unmakable<Why extends Fault = Fault> extends Error {
  constructor(readonly fault: Why) {
    super(`It cannot be made: ${fault.kind}`);
  }
}

export type Answer =
  | { kind: 'made'; bytes: ArrayBuffer }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'failed'; why: string };

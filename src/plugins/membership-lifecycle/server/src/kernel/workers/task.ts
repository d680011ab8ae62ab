import type { CellValue } from '../export/cells';

/** What threads are asked to make, and what they answer: plain data, since it is copied between them. */

/** Something to make; whoever makes a kind knows what else it says. */
export interface Task {
  kind: string;
}

/** Rows of a workbook, which go ahead of it some at a time: its tables, from the first, hold them. */
export interface Rows {
  kind: 'rows';
  table: number;
  rows: CellValue[][];
}

/** Why something cannot be made, which is no failure of the thread. */
export interface Fault {
  kind: string;
}

/** Thrown by whoever makes a thing, in a thread or beside it, and by whoever asked for it. */
export class Unmakable<Why extends Fault = Fault> extends Error {
  constructor(readonly fault: Why) {
    super(`It cannot be made: ${fault.kind}`);
  }
}

export type Answer =
  | { kind: 'made'; bytes: ArrayBuffer }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'failed'; why: string };

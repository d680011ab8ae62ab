import {
  MOST_CELL_CHARACTERS,
  MOST_CELLS,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_LINES,
  MOST_LINES_READ,
} from './bounds';
import { Unreadable } from './unreadable';

const isBlank = (cell: string): boolean => cell.trim() === '';

/** Collects the rows of a file, checks the limits, and drops empty cells at the ends of rows. */
export class Filled {
  readonly rows: string[][] = [];
  private cells = 0;
  private characters = 0;

  /** Adds the next row. Throws `Unreadable` when it breaks a bound. */
  add(row: readonly string[]): void {
    let length = row.length;
    while (length > 0 && isBlank(row[length - 1])) length -= 1;
    if (length > MOST_COLUMNS) {
      throw new Unreadable('import-too-many-columns', { max: MOST_COLUMNS });
    }
    const cells = row.slice(0, length);
    for (const cell of cells) this.count(cell);
    this.rows.push(cells);
    if (this.rows.length > MOST_LINES_READ) {
      throw new Unreadable('import-too-many-lines', { max: MOST_LINES });
    }
  }

  private count(cell: string): void {
    if (cell === '') return;
    this.cells += 1;
    this.characters += cell.length;
    if (cell.length > MOST_CELL_CHARACTERS) {
      const details = { max: MOST_CELL_CHARACTERS, line: this.rows.length + 1 };
      throw new Unreadable('import-cell-too-long', details);
    }
    if (this.cells > MOST_CELLS) throw new Unreadable('import-too-many-cells', { max: MOST_CELLS });
    if (this.characters > MOST_CHARACTERS) {
      throw new Unreadable('import-too-much-text', { max: MOST_CHARACTERS });
    }
  }
}

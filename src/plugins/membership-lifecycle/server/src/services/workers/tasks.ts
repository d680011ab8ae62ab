import type { Invoice } from '../../papers/invoice';
import type { OfferSheet } from '../../papers/offer-sheet';
import type { Paper } from '../../papers/paper';
import type { CellValue, ExportLocale } from '../export/cells';
import type { WorkbookTable } from '../export/workbook';
import { UnarchivableLogo } from '../papers/drawing';
import { UnwritableCharacter } from '../papers/pdf-document';
import { SheetTooLong } from '../papers/sheet-drawing';

/** What threads are asked to make, and what they answer: plain data, since it is copied between them. */

/** A logo crosses as bytes: what is a Buffer here is none there. */
type Logo = Uint8Array | null;

export type Task =
  | { kind: 'paper'; paper: Paper; logo: Logo; invoice: Invoice | null }
  | { kind: 'sheet'; sheet: OfferSheet; logo: Logo }
  | { kind: 'workbook'; tables: readonly WorkbookTable[]; locale: ExportLocale };

/** Rows of a workbook, which go ahead of it some at a time: its tables, from the first, hold them. */
export interface Rows {
  kind: 'rows';
  table: number;
  rows: CellValue[][];
}

/** Why something cannot be drawn, which is no failure of the thread. */
export type Fault =
  | { kind: 'unwritable'; character: string }
  | { kind: 'too-long'; lines: number }
  | { kind: 'logo' };

export type Answer =
  | { kind: 'made'; bytes: ArrayBuffer }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'failed'; why: string };

/** A fault as it crosses; null for an error that is none. */
export const faultOf = (error: unknown): Fault | null => {
  if (error instanceof UnwritableCharacter) {
    return { kind: 'unwritable', character: error.character };
  }
  if (error instanceof SheetTooLong) return { kind: 'too-long', lines: error.lines };
  return error instanceof UnarchivableLogo ? { kind: 'logo' } : null;
};

/** The error of a fault that has crossed. */
export const errorOf = (fault: Fault): Error => {
  switch (fault.kind) {
    case 'unwritable':
      return new UnwritableCharacter(fault.character);
    case 'too-long':
      return new SheetTooLong(fault.lines);
    case 'logo':
      return new UnarchivableLogo();
  }
};

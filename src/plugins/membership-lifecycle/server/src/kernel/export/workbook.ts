import type { Cell, Row, Sheet } from 'write-excel-file/node';
import { typed } from '../rules/spreadsheet-text';
import type { Localised } from '../rules/values';
import { textOf, type CellKind, type CellValue, type ExportLocale } from './cells';

/** Builds an XLSX file from rows, in one synchronous step: therefore it runs in a thread. */

/** A table of a workbook, without its rows. */
export interface WorkbookTable {
  title: Localised;
  columns: readonly { names: Localised; kind: CellKind }[];
}

// The most characters that Excel accepts in one cell.
const MOST_TEXT = 32_767;
const WIDTHS: Record<CellKind, number> = { text: 24, day: 12, instant: 17, money: 12, whole: 10 };

const DAY_FORMATS: Record<ExportLocale, string> = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' };

const instantOf = (value: CellValue): Date => new Date(`${String(value)}Z`);

type Made = (value: CellValue, locale: ExportLocale) => Cell;

const MADE: Record<CellKind, Made> = {
  text: (value, locale) => {
    const text = typed(textOf(value, locale));
    return text === '' ? null : { value: text.slice(0, MOST_TEXT), type: String };
  },
  day: (value, locale) => ({
    value: instantOf(`${String(value)}T00:00`),
    type: Date,
    format: DAY_FORMATS[locale],
  }),
  instant: (value, locale) => ({
    value: instantOf(value),
    type: Date,
    format: `${DAY_FORMATS[locale]} hh:mm`,
  }),
  money: (value) => ({ value: Number(value) / 100, type: Number, format: '#,##0.00' }),
  whole: (value) => ({ value: Number(value), type: Number }),
};

const cell = (kind: CellKind, value: CellValue, locale: ExportLocale): Cell =>
  value === null ? null : MADE[kind](value, locale);

/** A valid name for a sheet: at most 31 characters, without those that Excel forbids. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** The whole file; `rowsOf` holds the rows of each table. */
export const workbookOf = async (
  tables: readonly WorkbookTable[],
  rowsOf: readonly CellValue[][][],
  locale: ExportLocale,
): Promise<Buffer> => {
  const sheets = tables.map(({ title, columns }, table): Sheet<Buffer> => {
    const heading: Row = columns.map(({ names }) => ({ value: names[locale], fontWeight: 'bold' }));
    const rows = (rowsOf[table] ?? []).map((row) =>
      row.map((one, at) => cell(columns[at].kind, one, locale)),
    );
    return {
      data: [heading, ...rows],
      sheet: sheetName(title[locale]),
      columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
      stickyRowsCount: 1,
    };
  });
  // Loaded with the first workbook, so that drawing papers need not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(sheets).toBuffer();
};

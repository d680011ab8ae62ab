import { crc32, deflateRawSync } from 'node:zlib';
import type { Spreadsheet } from './history';

/** A workbook as spreadsheets write them: numbers as numbers, days as counted days. */

export interface Part {
  name: string;
  text: string;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

const numbers = (...fields: [size: 2 | 4, value: number][]): Buffer =>
  Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      if (size === 2) field.writeUInt16LE(value);
      else field.writeUInt32LE(value);
      return field;
    }),
  );

/** An archive whose parts are stored as they are, or packed. */
export const zipOf = (parts: readonly Part[], { packed = false } = {}): Buffer => {
  const written: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, text } of parts) {
    const [path, whole] = [Buffer.from(name), Buffer.from(text)];
    const data = packed ? deflateRawSync(whole) : whole;
    const method = packed ? DEFLATED : STORED;
    const sizes: [2 | 4, number][] = [
      [4, crc32(whole)],
      [4, data.length],
      [4, whole.length],
      [2, path.length],
      [2, 0],
    ];
    const local = numbers([4, LOCAL], [2, 20], [2, 0], [2, method], [4, 0], ...sizes);
    entries.push(
      numbers([4, ENTRY], [2, 20], [2, 20], [2, 0], [2, method], [4, 0], ...sizes),
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      path,
    );
    written.push(local, path, data);
    at += local.length + path.length + data.length;
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const counts: [2 | 4, number][] = [
    [2, parts.length],
    [2, parts.length],
  ];
  const end = numbers([4, END], [2, 0], [2, 0], ...counts, [4, size], [4, at], [2, 0]);
  return Buffer.concat([...written, ...entries, end]);
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const DIGITS = /^\d{1,15}$/;

const cellOf = (text: string, place: string): string => {
  const day = FRENCH_DAY.exec(text);
  if (day) {
    const since = Date.UTC(Number(day[3]), Number(day[2]) - 1, Number(day[1]));
    const count = (since - Date.UTC(1899, 11, 30)) / 86_400_000;
    return `<c r="${place}" s="1"><v>${count}</v></c>`;
  }
  // As a spreadsheet does: leading zeros are gone.
  if (DIGITS.test(text)) return `<c r="${place}"><v>${Number(text)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
};

const STYLES = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

interface Inside {
  /** What stands in `sheetData`. */
  rows: string;
  /** Before it, and after it. */
  before?: string;
  after?: string;
  /** Texts that cells name by their place. */
  shared?: string;
  styles?: string;
}

/** The parts of a workbook with one sheet, « Membres », whatever its XML says. */
export const workbookOf = ({ rows, before = '', after = '', shared, styles }: Inside): Part[] => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  return [
    {
      name: '[Content_Types].xml',
      text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    },
    { name: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Membres" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('rId2', 'styles', 'styles.xml') +
          relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      text: `${XML}<styleSheet xmlns="${MAIN}">${styles ?? STYLES}</styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${XML}${before}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    },
    ...(shared === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', text: `${XML}<sst xmlns="${MAIN}">${shared}</sst>` }]),
  ];
};

/** The same spreadsheet as a workbook with one sheet. */
export const xlsxOf = ({ headings, rows }: Spreadsheet): Buffer => {
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  const data = lines
    .map((cells, line) => {
      const filled = cells.map((cell, at) =>
        cell === '' ? '' : cellOf(cell, `${letters(at)}${line + 1}`),
      );
      return `<row r="${line + 1}">${filled.join('')}</row>`;
    })
    .join('');
  return zipOf(workbookOf({ rows: data }));
};

import { MOST_CELLS, MOST_COLUMNS, MOST_LINES } from './bounds';
import { Unreadable } from './unreadable';
import type { ReadPart } from './zip';

/**
 * Checks the cell addresses in a sheet's XML before the sheet is parsed: the library allocates
 * every row and column up to the farthest cell, and a file of a thousand bytes can name a cell
 * that makes 17 thousand million of them.
 */

/** The highest possible row: styled empty rows may reach it. */
const LAST_LINE = 1_048_576;

/** Returns a function that finds an attribute in the text of an element's attributes. */
const attribute = (name: string): ((attributes: string) => string | null) => {
  const pattern = new RegExp(`\\s(?:${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const found = pattern.exec(attributes);
    return found ? (found[1] ?? found[2]) : null;
  };
};
const nameOf = attribute('name');
const relationOf = attribute('\\w+:id|id');
const idOf = attribute('Id');
const targetOf = attribute('Target');
const placeOf = attribute('r');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]);

/** The attributes, as text, of all elements with a name. */
const elements = (xml: string, name: string): string[] =>
  Array.from(
    xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=\\s)([^<>]*)>`, 'g')),
    ([, inner]) => inner,
  );

/** The zip entry of a sheet; null when the workbook does not name it in the usual form. */
const sheetPart = (readPart: ReadPart, sheet: string | undefined): string | null => {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map(
    (name) => readPart(name)?.toString('utf8') ?? '',
  );
  const named = elements(workbook, 'sheet').find((one) => {
    const name = nameOf(one);
    return name !== null && (sheet === undefined || plain(name) === sheet);
  });
  const id = named === undefined ? null : relationOf(named);
  const relation = elements(relations, 'Relationship').find((one) => idOf(one) === id);
  const target = relation === undefined ? null : targetOf(relation);
  if (id === null || target === null) return null;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
};

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const judge = (cell: string): void => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  if (columnOf(letters) > MOST_COLUMNS) {
    throw new Unreadable('import-too-many-columns', { max: MOST_COLUMNS, cell: cell.slice(0, 20) });
  }
  if (Number(digits) > MOST_LINES + 1) {
    throw new Unreadable('import-too-many-lines', { max: MOST_LINES, cell: cell.slice(0, 20) });
  }
};

/**
 * Refuses a sheet with too many filled cells, or one too far away. Empty cells are ignored:
 * spreadsheets write them for borders and colours. Throws `Unreadable`.
 */
export const refuseFarCells = (readPart: ReadPart, sheet: string | undefined): void => {
  const part = sheetPart(readPart, sheet);
  const xml = part === null ? '' : (readPart(part)?.toString('utf8') ?? '');
  let cells = 0;
  for (const { 1: name, 2: attributes, 0: tag, index } of xml.matchAll(
    /<(?:\w+:)?(row|c)((?:\s[^<>]*)?)>/g,
  )) {
    const place = placeOf(attributes) ?? '';
    if (name === 'row') {
      if (Number(place) > LAST_LINE) {
        throw new Unreadable('import-too-many-lines', { max: MOST_LINES });
      }
      continue;
    }
    const isEmpty = attributes.endsWith('/') || xml.startsWith('</', index + tag.length);
    if (isEmpty) continue;
    cells += 1;
    if (cells > MOST_CELLS) throw new Unreadable('import-too-many-cells', { max: MOST_CELLS });
    judge(place);
  }
};

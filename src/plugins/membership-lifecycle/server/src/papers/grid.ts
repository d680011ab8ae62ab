import type { PaperGrid } from './content/paper';
import { decoration, element } from './pdf-document';
import {
  bottomOf,
  heightOf as textHeight,
  MARGIN,
  rule,
  shade,
  SIZE,
  write,
  writeHeading,
  type Drawing,
  type Face,
} from './pen';

/** Draws a table of many columns over as many pages as it takes. */

const CELL = 4;
/** The space below. */
const AFTER = 10;

interface Row {
  cells: readonly string[];
  font: Face;
  /** The minimum height in points. */
  atLeast: number;
}

/** The position and text width of each column. */
const placesOf = ({ columns }: PaperGrid, width: number) => {
  let x = MARGIN;
  return columns.map(({ share, align }) => {
    const place = { x: x + CELL, width: share * width - 2 * CELL, align };
    x += share * width;
    return place;
  });
};

/**
 * Draws a grid, with repeated headers on each page, which screen readers skip. Its last row stays on
 * a page with what comes `after`, a height in points.
 */
export const drawGrid = (drawing: Drawing, grid: PaperGrid, after: number): void => {
  const { doc, root, width } = drawing;
  const places = placesOf(grid, width);
  const table = doc.struct('Table');
  root.add(table);

  const heightOf = ({ cells, font, atLeast }: Row): number =>
    Math.max(
      atLeast,
      ...cells.map((text, at) => textHeight(doc, text || ' ', places[at].width, font) + 2 * CELL),
    );
  const cell = (row: Row, y: number, at: number) =>
    write(drawing, row.cells[at], { ...places[at], y: y + CELL, font: row.font });
  const headers: Row = {
    cells: grid.columns.map(({ header }) => header),
    font: 'bold',
    atLeast: 0,
  };

  const tagged = (row: Row, scope: 'Column' | null) => {
    const height = heightOf(row);
    const { y } = doc;
    if (scope) shade(drawing, y, height);
    const line = doc.struct('TR');
    table.add(line);
    row.cells.forEach((text, at) => {
      const draw = () => (text === '' ? undefined : cell(row, y, at));
      // The first cell is the row's header.
      const isHead = scope !== null || at === 0;
      line.add(
        isHead ? element(doc, 'TH', draw, { scope: scope ?? 'Row' }) : element(doc, 'TD', draw),
      );
    });
    line.end();
    rule(drawing, y + height);
    doc.y = y + height;
  };
  const repeated = () => {
    const height = heightOf(headers);
    const { y } = doc;
    shade(drawing, y, height);
    decoration(drawing, () => headers.cells.forEach((_, at) => cell(headers, y, at)));
    rule(drawing, y + height);
    doc.y = y + height;
  };

  const caption = { x: MARGIN, y: doc.y, width, size: SIZE.heading };
  table.add(element(doc, 'Caption', () => writeHeading(drawing, grid.caption, caption)));
  doc.y += 4;
  tagged(headers, 'Column');
  for (const [index, cells] of grid.rows.entries()) {
    const row: Row = { cells, font: 'regular', atLeast: grid.rowHeight };
    const kept = index === grid.rows.length - 1 ? after + AFTER : 0;
    if (doc.y + heightOf(row) + kept > bottomOf(drawing)) {
      doc.addPage();
      repeated();
    }
    tagged(row, null);
  }
  table.end();
  doc.y += AFTER;
};

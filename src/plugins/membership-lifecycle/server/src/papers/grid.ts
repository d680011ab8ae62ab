import type PDFDocument from 'pdfkit';
import type { PaperGrid } from './content/paper';

/** Draws a table of many columns over as many pages as it takes. */

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;
type Font = 'regular' | 'bold';

interface Drawing {
  doc: Doc;
  root: Element;
  width: number;
}

/** The tools for drawing papers. */
interface Pen {
  element: (
    doc: Doc,
    type: string,
    draw: () => void,
    more?: { scope?: 'Column' | 'Row' },
  ) => Element;
  write: (
    drawing: Drawing,
    text: string,
    style: { x: number; y: number; width: number; font: Font; align?: 'left' | 'right' },
  ) => void;
  heightOf: (doc: Doc, text: string, width: number, font: Font) => number;
  decoration: (drawing: Drawing, draw: () => void) => void;
  rule: (drawing: Drawing, y: number) => void;
  bottomOf: (drawing: Drawing) => number;
  margin: number;
  shade: string;
}

const CELL = 4;

interface Row {
  cells: readonly string[];
  font: Font;
  /** The minimum height in points. */
  atLeast: number;
}

/** The position and text width of each column. */
const placesOf = ({ columns }: PaperGrid, margin: number, width: number) => {
  let x = margin;
  return columns.map(({ share, align }) => {
    const place = { x: x + CELL, width: share * width - 2 * CELL, align };
    x += share * width;
    return place;
  });
};

/** Draws a grid, with repeated headers on each page, which screen readers skip. */
export const drawGrid = (drawing: Drawing, pen: Pen, grid: PaperGrid): void => {
  const { doc, root, width } = drawing;
  const places = placesOf(grid, pen.margin, width);
  const table = doc.struct('Table');
  root.add(table);

  const heightOf = ({ cells, font, atLeast }: Row): number =>
    Math.max(
      atLeast,
      ...cells.map((text, at) => pen.heightOf(doc, text || ' ', places[at].width, font) + 2 * CELL),
    );
  const cell = (row: Row, y: number, at: number) =>
    pen.write(drawing, row.cells[at], { ...places[at], y: y + CELL, font: row.font });
  const headers: Row = {
    cells: grid.columns.map(({ header }) => header),
    font: 'bold',
    atLeast: 0,
  };

  const shaded = (y: number, height: number) =>
    pen.decoration(drawing, () => doc.rect(pen.margin, y, width, height).fill(pen.shade));
  const tagged = (row: Row, scope: 'Column' | null) => {
    const height = heightOf(row);
    const { y } = doc;
    if (scope) shaded(y, height);
    const line = doc.struct('TR');
    table.add(line);
    row.cells.forEach((text, at) => {
      const draw = () => (text === '' ? undefined : cell(row, y, at));
      // The first cell is the row's header.
      const isHead = scope !== null || at === 0;
      line.add(
        isHead
          ? pen.element(doc, 'TH', draw, { scope: scope ?? 'Row' })
          : pen.element(doc, 'TD', draw),
      );
    });
    line.end();
    pen.rule(drawing, y + height);
    doc.y = y + height;
  };
  const repeated = () => {
    const height = heightOf(headers);
    const { y } = doc;
    shaded(y, height);
    pen.decoration(drawing, () => headers.cells.forEach((_, at) => cell(headers, y, at)));
    pen.rule(drawing, y + height);
    doc.y = y + height;
  };

  const caption = { x: pen.margin, y: doc.y, width, font: 'bold' as const };
  table.add(pen.element(doc, 'Caption', () => pen.write(drawing, grid.caption, caption)));
  doc.y += 4;
  tagged(headers, 'Column');
  for (const cells of grid.rows) {
    const row: Row = { cells, font: 'regular', atLeast: grid.rowHeight };
    if (doc.y + heightOf(row) > pen.bottomOf(drawing)) {
      doc.addPage();
      repeated();
    }
    tagged(row, null);
  }
  table.end();
  doc.y += 10;
};

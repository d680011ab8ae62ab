import { ARCHIVE, carryData } from './archive';
import { drawClosing, heightAfter } from './closing';
import type { Invoice } from './content/invoice';
import {
  PAGE,
  PAGES,
  type Block,
  type Fact,
  type Paper,
  type PaperTable,
  type Party,
} from './content/paper';
import { undrawable } from './faults';
import { drawGrid } from './grid';
import { drawRibbon, lookOf, type Letterhead } from './letterhead';
import {
  bytesOf,
  element,
  openDocument,
  refuseUnwritable,
  type Doc,
  type Element,
} from './pdf-document';
import {
  FACES,
  FOOT,
  heightOf,
  makeRoom,
  MARGIN,
  rule,
  shade,
  SIZE,
  tagged,
  taggedHeading,
  WINDOW,
  write,
  writeHeading,
  type Drawing,
  type Styled,
} from './pen';

/** Draws a paper as a tagged PDF, its fonts embedded. */

const TOP = 46;
const LABEL_WIDTH = 170;
const LOGO = { width: 150, height: 56 };
const CELL = 5;

const lines = (drawing: Drawing, party: Party, at: Styled): void => {
  for (const line of party.lines) tagged(drawing, 'P', line, at);
};

const logoOn = ({ doc, root }: Drawing, logo: Buffer, name: string): void => {
  const draw = () => doc.image(logo, MARGIN, TOP, { fit: [LOGO.width, LOGO.height] });
  const bbox = [MARGIN, TOP, MARGIN + LOGO.width, TOP + LOGO.height];
  root.add(element(doc, 'Figure', draw, { alt: name, bbox }));
  doc.y = TOP + LOGO.height + 8;
};

const letterhead = (drawing: Drawing, paper: Paper): void => {
  const { doc } = drawing;
  const { logo } = drawing.look;
  doc.y = TOP;
  if (logo) logoOn(drawing, logo, paper.sender.name);
  const own = { x: MARGIN, width: WINDOW.x - MARGIN - 24 };
  taggedHeading(drawing, 'P', paper.sender.name, { ...own, size: SIZE.name });
  doc.y += 2;
  lines(drawing, paper.sender, own);
  const left = doc.y;
  if (!paper.recipient) {
    doc.y = left + 22;
    return;
  }
  doc.y = WINDOW.y;
  const at = { x: WINDOW.x, width: WINDOW.width };
  const color = drawing.look.tones.soft;
  tagged(drawing, 'P', paper.recipient.heading, { ...at, size: SIZE.small, color });
  tagged(drawing, 'P', paper.recipient.name, { ...at, font: 'bold', size: SIZE.strong });
  lines(drawing, paper.recipient, at);
  doc.y = Math.max(left, doc.y) + 22;
};

const heading = (drawing: Drawing, paper: Paper): void => {
  const { doc } = drawing;
  taggedHeading(drawing, 'H1', paper.title, { size: SIZE.title });
  if (paper.notice) {
    doc.y += 4;
    tagged(drawing, 'P', paper.notice, { font: 'bold', size: SIZE.strong });
  }
  doc.y += 12;
};

/**
 * Draws facts as a table with row headers, so that screen readers read each value with its label.
 * The last one stays with what comes `after`, a height in points.
 */
const facts = (drawing: Drawing, list: readonly Fact[], after: number): void => {
  const { doc, root, width, look } = drawing;
  const valueWidth = width - LABEL_WIDTH;
  const table = doc.struct('Table');
  root.add(table);
  for (const [index, [label, value]] of list.entries()) {
    const height = Math.max(
      heightOf(doc, label, LABEL_WIDTH - CELL, 'regular'),
      heightOf(doc, value, valueWidth, 'bold'),
    );
    makeRoom(drawing, height + (index === list.length - 1 ? after + 10 : 0));
    const { y } = doc;
    const row = doc.struct('TR');
    table.add(row);
    const labelStyle = { y, width: LABEL_WIDTH - CELL, color: look.tones.soft };
    row.add(element(doc, 'TH', () => write(drawing, label, labelStyle), { scope: 'Row' }));
    const valueStyle = { x: MARGIN + LABEL_WIDTH, y, width: valueWidth, font: 'bold' as const };
    row.add(element(doc, 'TD', () => write(drawing, value, valueStyle)));
    row.end();
    doc.y = y + height + 2;
  }
  table.end();
  doc.y += 8;
};

const AMOUNT_WIDTH = 110;

interface Row {
  cells: readonly [string, string];
  font: 'regular' | 'bold';
  scope: 'Column' | 'Row' | null;
  size: number;
  shaded: boolean;
  /** The height in points of what follows on the same page. */
  after: number;
}

const tableRow = (drawing: Drawing, whole: Element, line: Row): void => {
  const { cells, font, size, scope, shaded, after } = line;
  const { doc, width } = drawing;
  const first = width - AMOUNT_WIDTH - 2 * CELL;
  const height = heightOf(doc, cells[0], first, font, size) + 2 * CELL;
  makeRoom(drawing, height + after);
  const { y } = doc;
  if (shaded) shade(drawing, y, height);
  const row = doc.struct('TR');
  whole.add(row);
  const cell = (text: string, isFirst: boolean, at: Styled) => {
    const isHead = scope === 'Column' || (scope === 'Row' && isFirst);
    const draw = () => write(drawing, text, { ...at, y: y + CELL, font, size });
    row.add(isHead && scope ? element(doc, 'TH', draw, { scope }) : element(doc, 'TD', draw));
  };
  cell(cells[0], true, { x: MARGIN + CELL, width: first });
  const amountX = MARGIN + width - AMOUNT_WIDTH;
  cell(cells[1], false, { x: amountX, width: AMOUNT_WIDTH - CELL, align: 'right' });
  row.end();
  rule(drawing, y + height);
  doc.y = y + height;
};

const PLAIN = {
  font: 'regular',
  size: SIZE.body,
  scope: null,
  shaded: false,
  after: 0,
} as const;
/** What the table comes to: the largest of a paper after its title. */
const SUM = { font: 'bold', size: SIZE.sum, scope: 'Row', shaded: true } as const;

const table = (drawing: Drawing, content: PaperTable, after: number): void => {
  const { caption, headers, rows, total } = content;
  const { doc, root } = drawing;
  const whole = doc.struct('Table');
  root.add(whole);
  makeRoom(drawing, 90);
  const style = { size: SIZE.heading };
  whole.add(element(doc, 'Caption', () => writeHeading(drawing, caption, style)));
  doc.y += 5;
  const lines: Row[] = [
    { ...PLAIN, cells: headers, font: 'bold', scope: 'Column' },
    ...rows.map((cells): Row => ({ ...PLAIN, cells })),
    { ...SUM, cells: total, after: after + 10 },
  ];
  for (const line of lines) tableRow(drawing, whole, line);
  whole.end();
  doc.y += 10;
};

const block = (drawing: Drawing, content: Block, after: number): void => {
  if (content.kind === 'facts') return facts(drawing, content.facts, after);
  if (content.kind === 'table') return table(drawing, content.table, after);
  if (content.kind === 'grid') return drawGrid(drawing, content.grid, after);
  return drawClosing(drawing, content, after);
};

const sections = (drawing: Drawing, { sections: list }: Paper): void => {
  const { doc } = drawing;
  for (const { heading: over, blocks } of list) {
    if (over) {
      makeRoom(drawing, 40);
      doc.y += 5;
      taggedHeading(drawing, 'H2', over, { size: SIZE.heading });
      doc.y += 4;
    }
    for (const [index, content] of blocks.entries()) {
      block(drawing, content, heightAfter(drawing, blocks, index));
    }
  }
};

const isCmyk = (doc: Doc, logo: Buffer): boolean =>
  (doc as Doc & { openImage(bytes: Buffer): { colorSpace?: string } }).openImage(logo)
    .colorSpace === 'DeviceCMYK';

/** Draws the issuer and the page number on each page; screen readers skip them. */
const footers = (drawing: Drawing, paper: Paper): void => {
  const { doc } = drawing;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const { bottom } = doc.page.margins;
    // Text in the margin would start a new page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - FOOT;
    rule(drawing, y - 6);
    const style = { y, size: SIZE.small, color: drawing.look.tones.soft };
    doc.markContent('Artifact', { type: 'Pagination' });
    write(drawing, paper.footer, { ...style, width: drawing.width - 90 });
    const number = paper.pageLabel
      .replace(PAGE, String(page - start + 1))
      .replace(PAGES, String(count));
    write(drawing, number, { ...style, x: MARGIN + drawing.width - 85, width: 85, align: 'right' });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
};

/** A paper for a thread. */
export interface PaperTask {
  kind: 'paper';
  paper: Paper;
  letterhead: Letterhead;
  invoice: Invoice | null;
}

/** Everything that a paper says. */
const textsOf = ({ title: name, sender, recipient, sections: list, footer }: Paper): string =>
  JSON.stringify([name, sender, recipient, list, footer]);

/**
 * Draws a paper, with its embedded data if any. Throws `Unmakable` for a character missing in the
 * fonts, or a logo that PDF/A does not allow.
 */
export const drawPaper = async (
  paper: Paper,
  head: Letterhead,
  data: string | null = null,
): Promise<Buffer> => {
  const look = lookOf(head);
  const madeAt = new Date(`${paper.madeOn}T00:00:00Z`);
  const doc = await openDocument({
    locale: paper.locale,
    info: {
      Title: `${paper.title} – ${paper.sender.name}`,
      Author: paper.sender.name,
      CreationDate: madeAt,
    },
    margins: { top: TOP, bottom: FOOT, left: MARGIN, right: MARGIN },
    fonts: [...FACES, look.heading],
    more: data ? ARCHIVE : {},
  });
  refuseUnwritable(doc, textsOf(paper), FACES);
  if (data && look.logo && isCmyk(doc, look.logo)) throw undrawable({ kind: 'logo' });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const drawing = { doc, root, width: doc.page.width - 2 * MARGIN, look };
  drawRibbon(doc, look);
  letterhead(drawing, paper);
  heading(drawing, paper);
  sections(drawing, paper);
  root.end();
  footers(drawing, paper);
  if (data) carryData(doc, data, madeAt);
  return bytesOf(doc);
};

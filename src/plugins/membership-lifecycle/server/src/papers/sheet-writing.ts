import type { RichBlock, Run } from './content/markdown';
import type { FontName } from './fonts';
import type { Look } from './letterhead';
import { decoration, element, headed, type Doc, type Element } from './pdf-document';

/** Writes texts of several faces, at a scale, each as an element of the structure. */

export const FACES = ['regular', 'bold', 'italic', 'boldItalic'] as const;
/** Nothing is smaller than this. */
export const SMALLEST = 8.5;

export interface Drawing {
  doc: Doc;
  root: Element;
  /** The factor of every size and space. */
  scale: number;
  look: Look;
}

export interface Column {
  x: number;
  width: number;
}

export interface Style extends Column {
  size: number;
  font?: FontName;
  color?: string;
  align?: 'left' | 'right';
  /** What the height on the page is of: the top of the letters where nothing is said. */
  baseline?: 'top' | 'alphabetic';
}

const faceOf = ({ bold, italic }: Run): FontName => {
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
};

const leading = (size: number): number => size * 0.16;
export const sized = ({ scale }: Drawing, size: number): number => Math.max(SMALLEST, size * scale);
export const space = ({ doc, scale }: Drawing, points: number): void => {
  doc.y += points * scale;
};

/** Punctuation and the space after it stay with the word before: a line could begin with them. */
const glued = (runs: readonly Run[]): Run[] => {
  const whole: Run[] = [];
  for (const run of runs) {
    const before = whole.at(-1);
    const mark = before
      ? (/^(?:[\u00a0\u202f]?[,.;:!?…)\]»”’]+)? ?/u.exec(run.text)?.[0] ?? '')
      : '';
    if (before && mark) whole[whole.length - 1] = { ...before, text: before.text + mark };
    const rest = run.text.slice(mark.length);
    if (rest) whole.push({ ...run, text: rest });
  }
  return whole;
};

/** Writes runs one after the other, as one paragraph. */
const writeRuns = (drawing: Drawing, all: readonly Run[], style: Style): void => {
  const { doc } = drawing;
  const size = sized(drawing, style.size);
  const runs = glued(all);
  doc.fontSize(size).fillColor(style.color ?? drawing.look.tones.ink);
  runs.forEach((run, index) => {
    const options = {
      width: style.width,
      lineGap: leading(size),
      continued: index < runs.length - 1,
      align: style.align ?? 'left',
      baseline: style.baseline ?? 'top',
    };
    doc.font(style.font ?? faceOf(run));
    if (index === 0) doc.text(run.text, style.x, doc.y, options);
    else doc.text(run.text, options);
  });
};

export const oneRun = (text: string): Run[] => [{ text, bold: false, italic: false }];

/** A tagged paragraph, read where it stands in the order of the calls. */
export const tagged = (
  drawing: Drawing,
  type: string,
  runs: readonly Run[],
  style: Style,
  parent: Element = drawing.root,
): void => {
  parent.add(element(drawing.doc, type, () => writeRuns(drawing, runs, style)));
};

/** A tagged heading in the association's font. */
export const taggedHeading = (
  drawing: Drawing,
  type: 'H1' | 'H2' | 'H3' | 'P',
  text: string,
  style: Style,
): void => {
  const written = headed(drawing.doc, drawing.look.heading, text);
  tagged(drawing, type, oneRun(written.text), { ...style, font: written.font });
};

const HALVINGS = 8;

/** The narrowest width at which a heading has as many lines as in the whole one, so that they are alike. */
export const balanced = (drawing: Drawing, heading: string, style: Style): number => {
  const { doc, look } = drawing;
  const { font, text } = headed(doc, look.heading, heading);
  doc.font(font).fontSize(sized(drawing, style.size));
  const heightAt = (width: number) => doc.heightOfString(text, { width });
  const height = heightAt(style.width);
  const words = text.split(' ').map((word) => doc.widthOfString(word));
  let [narrow, wide] = [Math.min(style.width, Math.max(...words)), style.width];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (narrow + wide) / 2;
    if (heightAt(middle) <= height) wide = middle;
    else narrow = middle;
  }
  return wide;
};

/** The width of a text on one line. */
export const widthOf = (
  drawing: Drawing,
  text: string,
  { size, font = 'regular' }: Pick<Style, 'size' | 'font'>,
): number => drawing.doc.font(font).fontSize(sized(drawing, size)).widthOfString(text);

/** Draws a line across a column: a hairline, or as strong as the fonts have it on pages. */
export const rule = (drawing: Drawing, at: Column, kind: 'hair' | 'strong' = 'hair'): void => {
  const { doc, look } = drawing;
  const isStrong = kind === 'strong' && look.isRuled;
  const { y } = doc;
  decoration(drawing, () =>
    doc
      .rect(at.x, y, at.width, isStrong ? 1.5 : 0.75)
      .fill(isStrong ? look.tones.ink : look.tones.line),
  );
};

/** A table of two columns: what something is beside how much, below it where both are long. */
export const rows = (
  drawing: Drawing,
  caption: string | null,
  list: readonly (readonly [string, string])[],
  { value, ...style }: Style & { value: string },
): void => {
  const { doc, root, look } = drawing;
  const table = doc.struct('Table');
  root.add(table);
  if (caption !== null) {
    tagged(drawing, 'Caption', oneRun(caption), { ...style, color: look.tones.soft }, table);
    space(drawing, 2);
  }
  for (const [index, [what, much]] of list.entries()) {
    if (caption !== null || index > 0) rule(drawing, style);
    space(drawing, 2.5);
    const { y } = doc;
    const width =
      widthOf(drawing, what, style) + widthOf(drawing, much, { ...style, font: 'bold' });
    const isLine = width + 8 <= style.width;
    const line = doc.struct('TR');
    table.add(line);
    line.add(element(doc, 'TH', () => writeRuns(drawing, oneRun(what), style), { scope: 'Row' }));
    if (isLine && much) doc.y = y;
    const end = { ...style, font: 'bold' as const, color: value };
    const align = isLine ? 'right' : 'left';
    const draw = () => (much ? writeRuns(drawing, oneRun(much), { ...end, align }) : undefined);
    line.add(element(doc, 'TD', draw));
    line.end();
    space(drawing, 1.5);
  }
  table.end();
};

const listItem = (drawing: Drawing, list: Element, mark: string, runs: Run[], style: Style) => {
  const { doc } = drawing;
  const indent = 12 * drawing.scale;
  const { y } = doc;
  const item = doc.struct('LI');
  list.add(item);
  tagged(drawing, 'Lbl', oneRun(mark), { ...style, width: indent }, item);
  doc.y = y;
  const inside = { ...style, x: style.x + indent, width: style.width - indent };
  tagged(drawing, 'LBody', runs, inside, item);
  item.end();
  space(drawing, 1.5);
};

export const richText = (drawing: Drawing, blocks: readonly RichBlock[], style: Style): void => {
  const { doc, root } = drawing;
  blocks.forEach((block, index) => {
    if (index > 0) space(drawing, 4);
    if (block.kind === 'heading') {
      tagged(drawing, 'H3', block.runs, { ...style, font: 'bold' });
    } else if (block.kind === 'paragraph') tagged(drawing, 'P', block.runs, style);
    else {
      const list = doc.struct('L');
      // PDF/UA asks what numbers an ordered list. The published types lack the dictionary.
      const { data } = (list as typeof list & { dictionary: { data: object } }).dictionary;
      Object.assign(data, {
        A: { O: 'List', ListNumbering: block.ordered ? 'Decimal' : 'Disc' },
      });
      root.add(list);
      block.items.forEach((runs, at) =>
        listItem(drawing, list, block.ordered ? `${at + 1}.` : '•', runs, style),
      );
      list.end();
    }
  });
};

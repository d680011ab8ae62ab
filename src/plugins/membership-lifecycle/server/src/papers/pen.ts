import type { FontName } from './fonts';
import type { Look } from './letterhead';
import { decoration, element, headed, type Doc, type Element } from './pdf-document';

/** Writes the parts of a paper on its pages, each as an element of the structure or as decoration. */

export const FACES = ['regular', 'bold'] as const;
export type Face = (typeof FACES)[number];
export const MARGIN = 54;
export const FOOT = 44;
/** The address in the window of an envelope: its place from the left and from the top. */
export const WINDOW = { x: 312, y: 128, width: 226 };
export const SIZE = {
  small: 8.5,
  body: 10,
  strong: 10.5,
  heading: 12,
  name: 13,
  sum: 14,
  title: 18,
} as const;

export interface Drawing {
  doc: Doc;
  root: Element;
  width: number;
  look: Look;
}

export interface Styled {
  font?: FontName;
  size?: number;
  color?: string;
  x?: number;
  y?: number;
  width?: number;
  align?: 'left' | 'right';
}

/** Writes a text, where it is left unsaid at the margin and below the last one. */
export const write = ({ doc, width, look }: Drawing, text: string, style: Styled = {}): void => {
  const { font = 'regular', size = SIZE.body, color = look.tones.ink, align = 'left' } = style;
  doc
    .font(font)
    .fontSize(size)
    .fillColor(color)
    .text(text, style.x ?? MARGIN, style.y ?? doc.y, {
      width: style.width ?? width,
      align,
      lineGap: 1,
    });
};

/** The height in points that a text takes, of the body where no size is said. */
export const heightOf = (
  doc: Doc,
  text: string,
  width: number,
  font: (typeof FACES)[number],
  size: number = SIZE.body,
): number => doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: 1 });

/** A tagged text; the reading order is the order of the calls. */
export const tagged = (drawing: Drawing, type: string, text: string, style: Styled = {}): void => {
  const { doc, root } = drawing;
  root.add(element(doc, type, () => write(drawing, text, style)));
};

/** Writes a text in the font of headings, in the association's colour where no other is said. */
export const writeHeading = (drawing: Drawing, text: string, style: Styled): void => {
  const { doc, look } = drawing;
  const headline = headed(doc, look.heading, text);
  write(drawing, headline.text, { color: look.tones.accent, ...style, font: headline.font });
};

/** A tagged text in the font of headings. */
export const taggedHeading = (
  drawing: Drawing,
  type: 'H1' | 'H2' | 'P',
  text: string,
  style: Styled,
): void => {
  const { doc, root } = drawing;
  root.add(element(doc, type, () => writeHeading(drawing, text, style)));
};

/** A line across the page. */
export const rule = (drawing: Drawing, y: number): void => {
  const { doc, width, look } = drawing;
  decoration(drawing, () =>
    doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + width, y)
      .lineWidth(0.6)
      .strokeColor(look.tones.line)
      .stroke(),
  );
};

/** The ground of a row that is set off, the width of the page. */
export const shade = (drawing: Drawing, y: number, height: number): void => {
  const { doc, width, look } = drawing;
  decoration(drawing, () => doc.rect(MARGIN, y, width, height).fill(look.tones.tint));
};

/** The end in points of what a page holds. */
export const bottomOf = ({ doc }: Drawing): number => doc.page.height - FOOT - 26;

/** Starts a page when the next part does not fit on this one. */
export const makeRoom = (drawing: Drawing, height: number): void => {
  if (drawing.doc.y + height > bottomOf(drawing)) drawing.doc.addPage();
};

import type { Locale } from '../kernel/rules/values';
import type { Run } from './content/markdown';
import type { OfferSheet } from './content/offer-sheet';
import { decoration, element } from './pdf-document';
import { heading, INSET, inside, isOnePanel } from './sheet-prices';
import {
  balanced,
  oneRun,
  richText,
  rule,
  sized,
  SMALLEST,
  space,
  tagged,
  taggedHeading,
  widthOf,
  type Column,
  type Drawing,
} from './sheet-writing';

/** The parts of a sheet and their places, but for prices: each is written from where the last one ended. */

export const PAGE = { width: 595.28, height: 841.89 };
export const MARGIN = 46;
const WHOLE: Column = { x: MARGIN, width: PAGE.width - 2 * MARGIN };
const GAP = 26;
const FOOT = 40;
export const BOTTOM = PAGE.height - FOOT - 16;

export const BODY = 10.5;

/** The columns of a sheet whose prices are so wide. */
export const columnsOf = (width: number): { main: Column; side: Column } => {
  const x = MARGIN + WHOLE.width - width;
  return { main: { x: MARGIN, width: x - GAP - MARGIN }, side: { x, width } };
};

export const masthead = (drawing: Drawing, sheet: OfferSheet): void => {
  const { doc, root } = drawing;
  const { logo, tones } = drawing.look;
  const words = logo ? { ...WHOLE, width: WHOLE.width - 160 } : WHOLE;
  if (logo) {
    const box = [PAGE.width - MARGIN - 140, 40, PAGE.width - MARGIN, 92];
    const options = { fit: [140, 52], align: 'right' } as const;
    const draw = () => doc.image(logo, box[0], box[1], options as never);
    root.add(element(doc, 'Figure', draw, { alt: sheet.association, bbox: box }));
  }
  doc.y = 44;
  const name = { ...words, size: 11.5, font: 'bold' as const, color: tones.soft };
  if (sheet.association) tagged(drawing, 'P', oneRun(sheet.association), name);
  space(drawing, 1);
  const title = { ...words, size: 32, color: tones.accent };
  const width = balanced(drawing, sheet.title, title);
  taggedHeading(drawing, 'H1', sheet.title, { ...title, width });
  if (sheet.draft) {
    const style = { ...WHOLE, size: 11, font: 'bold' as const, color: '#b72b1a' };
    tagged(drawing, 'P', oneRun(sheet.draft), style);
  }
  doc.y = Math.max(doc.y, logo ? 96 : 0);
  space(drawing, 8);
};

const epigraph = (
  drawing: Drawing,
  { text, source }: NonNullable<OfferSheet['epigraph']>,
  { x, width }: Column,
) => {
  const { doc, scale } = drawing;
  const { tones } = drawing.look;
  const from = doc.y;
  const indent = 14 * scale;
  const at = { x: x + indent, width: width - indent };
  const quoted: Run[] = [{ text, bold: false, italic: true }];
  tagged(drawing, 'BlockQuote', quoted, { ...at, size: 11.5 });
  if (source) {
    space(drawing, 2);
    tagged(drawing, 'P', oneRun(source), { ...at, size: 9, color: tones.soft });
  }
  const to = doc.y;
  decoration(drawing, () => doc.rect(x, from + 1, 3, to - from - 2).fill(tones.accent));
  space(drawing, 14);
};

type Rights = NonNullable<OfferSheet['rights']>;

const NAME = { size: 11, font: 'bold' } as const;

/** How much of a right there is, at the end of its name's line where it fits, `y`, or below it. */
const amountOf = (
  drawing: Drawing,
  { title, granted, byTier }: Rights['items'][number],
  { y, ...at }: Column & { y: number },
): void => {
  const { doc, look } = drawing;
  const { accent, soft } = look.tones;
  const below = doc.y;
  const style = byTier ? { size: 9.5, color: soft } : { ...NAME, color: accent };
  const name = title.map(({ text }) => text).join('');
  const taken = widthOf(drawing, name, NAME) + widthOf(drawing, granted, style) + 8;
  if (taken > at.width) {
    tagged(drawing, 'P', oneRun(granted), { ...at, ...style });
    return;
  }
  // Both stand on one line.
  doc.y = y + sized(drawing, NAME.size) - sized(drawing, style.size);
  tagged(drawing, 'P', oneRun(granted), { ...at, ...style, align: 'right' });
  doc.y = below;
};

/** Rights are ruled and counted, as on the site. */
const rightsList = (drawing: Drawing, { items }: Rights, { x, width }: Column): void => {
  const { doc, scale, look } = drawing;
  const { accent } = look.tones;
  const indent = 20 * scale;
  const style = { x: x + indent, width: width - indent, size: BODY };
  items.forEach((right, index) => {
    const { title, blocks, granted } = right;
    rule(drawing, { x, width }, index === 0 ? 'strong' : 'hair');
    space(drawing, 4.5);
    const { y } = doc;
    decoration(drawing, () => {
      doc
        .font(look.heading)
        .fontSize(15 * scale)
        .fillColor(accent);
      doc.text(String(index + 1), x, y - 3 * scale, { lineBreak: false });
    });
    doc.y = y;
    tagged(drawing, 'H3', title, { ...style, ...NAME });
    if (granted) amountOf(drawing, right, { ...style, y });
    richText(drawing, blocks, style);
    space(drawing, 3.5);
  });
};

export const mainColumn = (drawing: Drawing, sheet: OfferSheet, at: Column): void => {
  if (sheet.epigraph) epigraph(drawing, sheet.epigraph, at);
  if (sheet.why) {
    heading(drawing, sheet.why.heading, at);
    richText(drawing, sheet.why.blocks, { ...at, size: BODY });
    space(drawing, 14);
  }
  if (!sheet.rights) return;
  heading(drawing, sheet.rights.heading, at);
  rightsList(drawing, sheet.rights, at);
};

/** A line that is one word, such as an address, is written small enough not to be broken. */
const unbroken = (drawing: Drawing, { text, bold }: Run, at: Column, size: number): number => {
  if (/\s/.test(text)) return size;
  const width = widthOf(drawing, text, { size, font: bold ? 'bold' : 'regular' });
  return width <= at.width ? size : (size * at.width * 0.99) / width;
};

/** How to join, as it stands in a column or at the foot of a panel. */
export const joiningIn = (drawing: Drawing, sheet: OfferSheet, column: Column): void => {
  const { doc, look } = drawing;
  const { ink, panelInk, panelLine } = look.tones;
  const isPanel = isOnePanel(sheet);
  const at = isPanel ? inside(column) : column;
  const { y } = doc;
  if (isPanel) decoration(drawing, () => doc.rect(at.x, y, at.width, 0.75).fill(panelLine));
  else rule(drawing, at, 'strong');
  space(drawing, 8);
  heading(drawing, sheet.joining.heading, at, isPanel);
  for (const line of sheet.joining.lines) {
    const size = unbroken(drawing, line, at, 10);
    tagged(drawing, 'P', [line], { ...at, size, color: isPanel ? panelInk : ink });
    space(drawing, 1);
  }
  if (isPanel) space(drawing, INSET - 2);
};

export const footer = (drawing: Drawing, { footer: text }: OfferSheet): void => {
  const { doc } = drawing;
  doc.y = PAGE.height - FOOT;
  const style = { ...WHOLE, size: SMALLEST, color: drawing.look.tones.soft };
  tagged(drawing, 'P', oneRun(text), style);
};

/** Large and pale behind everything: a draft that was printed is never taken for the offer. */
export const ghost = (drawing: Drawing, locale: Locale): void => {
  const { doc } = drawing;
  decoration(drawing, () => {
    doc.save();
    doc.rotate(-55, { origin: [PAGE.width / 2, PAGE.height / 2] });
    doc.font('bold').fontSize(150).fillColor(drawing.look.tones.tint, 0.6);
    doc.text(locale === 'fr' ? 'PROJET' : 'DRAFT', -100, PAGE.height / 2 - 90, {
      width: PAGE.width + 200,
      align: 'center',
    });
    doc.restore();
  });
};

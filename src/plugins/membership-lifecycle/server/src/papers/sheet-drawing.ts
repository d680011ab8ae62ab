import type { Run } from './content/markdown';
import type { OfferSheet, SheetTier } from './content/offer-sheet';
import { faultIn, undrawable } from './faults';
import { drawRibbon, lookOf, type Letterhead, type Look } from './letterhead';
import { bytesOf, decoration, element, openDocument, refuseUnwritable } from './pdf-document';
import {
  FACES,
  INK,
  oneRun,
  richText,
  sized,
  SMALLEST,
  space,
  tagged,
  taggedHeading,
  type Column,
  type Drawing,
} from './sheet-writing';

/**
 * Draws the sheet of an offer on one page of A4: what is offered in a wide column, prices and how to
 * join beside it. The letters grow or shrink with what there is to say, and never below what is read
 * with ease: beyond that the sheet is refused.
 */

const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 46;
const GAP = 26;
const SIDE = 178;
const MAIN = PAGE.width - 2 * MARGIN - SIDE - GAP;
const FOOT = 40;
const BOTTOM = PAGE.height - FOOT - 16;
const INSET = 16;
const QUIET = '#53535f';
const GHOST = '#f1f1f6';
/** The height of a page for measuring, which nothing fills. */
const ENDLESS = 14_000;

const BODY = 10.5;
const LEAST = SMALLEST / BODY;
const MOST = 1.2;
/** The steps of the search for the scale. */
const HALVINGS = 6;

const LEFT: Column = { x: MARGIN, width: MAIN };
const RIGHT: Column = { x: MARGIN + MAIN + GAP + INSET, width: SIDE - 2 * INSET };

const heading = (drawing: Drawing, text: string, at: Column, color: string): void => {
  taggedHeading(drawing, 'H2', text, { ...at, size: 14.5, color });
  space(drawing, 4);
};

const masthead = (drawing: Drawing, sheet: OfferSheet, logo: Buffer | null): void => {
  const { doc, root } = drawing;
  const whole = { x: MARGIN, width: PAGE.width - 2 * MARGIN };
  const words = logo ? { ...whole, width: whole.width - 160 } : whole;
  doc.y = 44;
  if (logo) {
    const box = [PAGE.width - MARGIN - 140, 40, PAGE.width - MARGIN, 92];
    const options = { fit: [140, 52], align: 'right' } as const;
    const draw = () => doc.image(logo, box[0], box[1], options as never);
    root.add(element(doc, 'Figure', draw, { alt: sheet.association, bbox: box }));
    doc.y = 44;
  }
  const name = { ...words, size: 11.5, font: 'bold' as const, color: QUIET };
  if (sheet.association) tagged(drawing, 'P', oneRun(sheet.association), name);
  space(drawing, 1);
  const title = { ...words, size: 32, color: drawing.look.tones.accent };
  taggedHeading(drawing, 'H1', sheet.title, title);
  if (sheet.draft) {
    const style = { ...whole, size: 11, font: 'bold' as const, color: '#b72b1a' };
    tagged(drawing, 'P', oneRun(sheet.draft), style);
  }
  doc.y = Math.max(doc.y, logo ? 96 : 0);
  space(drawing, 8);
};

const epigraph = (drawing: Drawing, { text, source }: NonNullable<OfferSheet['epigraph']>) => {
  const { doc, scale } = drawing;
  const { tones } = drawing.look;
  const from = doc.y;
  const at = { x: MARGIN + 14 * scale, width: MAIN - 14 * scale };
  const quoted: Run[] = [{ text, bold: false, italic: true }];
  tagged(drawing, 'BlockQuote', quoted, { ...at, size: 11.5, color: INK });
  if (source) {
    space(drawing, 2);
    tagged(drawing, 'P', oneRun(source), { ...at, size: 9, color: QUIET });
  }
  const to = doc.y;
  decoration(drawing, () => doc.rect(MARGIN, from + 1, 3, to - from - 2).fill(tones.accent));
  space(drawing, 14);
};

const mainColumn = (drawing: Drawing, sheet: OfferSheet): void => {
  const style = { ...LEFT, size: BODY };
  const { accent } = drawing.look.tones;
  if (sheet.epigraph) epigraph(drawing, sheet.epigraph);
  if (sheet.why) {
    heading(drawing, sheet.why.heading, LEFT, accent);
    richText(drawing, sheet.why.blocks, style);
    space(drawing, 14);
  }
  if (!sheet.rights) return;
  heading(drawing, sheet.rights.heading, LEFT, accent);
  sheet.rights.items.forEach(({ title, blocks, granted }, index) => {
    if (index > 0) space(drawing, 7);
    tagged(drawing, 'H3', title, { ...style, size: 11, font: 'bold' });
    space(drawing, 1);
    richText(drawing, blocks, style);
    if (!granted) return;
    space(drawing, 1);
    tagged(drawing, 'P', oneRun(granted), { ...style, size: 9.5, font: 'bold', color: accent });
  });
};

const bracketLines = (
  drawing: Drawing,
  { heading: title, lines }: NonNullable<SheetTier['brackets']>,
): void => {
  space(drawing, 5);
  tagged(drawing, 'P', oneRun(title), { ...RIGHT, size: 9.5, color: drawing.look.tones.panelSoft });
  for (const line of lines) {
    space(drawing, 1.5);
    tagged(drawing, 'P', line, { ...RIGHT, size: 9.5, color: drawing.look.tones.panelInk });
  }
};

const tier = (drawing: Drawing, { name, audiences, price, period, brackets }: SheetTier): void => {
  const { panelInk } = drawing.look.tones;
  const white = { ...RIGHT, color: panelInk };
  taggedHeading(drawing, 'H3', name, { ...white, size: 12 });
  if (audiences) {
    space(drawing, 1);
    tagged(drawing, 'P', oneRun(audiences), {
      ...RIGHT,
      size: 9.5,
      color: drawing.look.tones.panelSoft,
    });
  }
  space(drawing, 2);
  taggedHeading(drawing, 'P', price, { ...white, size: price.length > 11 ? 15 : 24 });
  // The line of a large price ends well below its figures.
  if (period) space(drawing, -4);
  if (period)
    tagged(drawing, 'P', oneRun(period), {
      ...RIGHT,
      size: 10,
      color: drawing.look.tones.panelSoft,
    });
  if (brackets) bracketLines(drawing, brackets);
};

const separator = (drawing: Drawing): void => {
  const { doc } = drawing;
  space(drawing, 8);
  const { y } = doc;
  decoration(drawing, () =>
    doc.rect(RIGHT.x, y, RIGHT.width, 0.6).fill(drawing.look.tones.panelLine),
  );
  space(drawing, 8);
};

/** A line that is one word, such as an address, is written small enough not to be broken. */
const unbroken = (drawing: Drawing, { text, bold }: Run, size: number): number => {
  if (/\s/.test(text)) return size;
  const { doc, scale } = drawing;
  const drawn = sized(drawing, size);
  const width = doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(drawn)
    .widthOfString(text);
  return width <= RIGHT.width ? size : (drawn * RIGHT.width * 0.99) / width / scale;
};

const joining = (drawing: Drawing, { heading: title, lines }: OfferSheet['joining']): void => {
  separator(drawing);
  heading(drawing, title, RIGHT, drawing.look.tones.panelSoft);
  for (const line of lines) {
    const size = unbroken(drawing, line, 10);
    tagged(drawing, 'P', [line], { ...RIGHT, size, color: drawing.look.tones.panelInk });
    space(drawing, 2);
  }
};

/** The height of the part on how to join, which is at the foot of its column. */
const joiningHeight = (drawing: Drawing, sheet: OfferSheet): number => {
  const { doc } = drawing;
  doc.y = 0;
  joining(drawing, sheet.joining);
  return doc.y;
};

const sideColumn = (drawing: Drawing, sheet: OfferSheet, top: number, foot: number | null) => {
  const { doc } = drawing;
  doc.y = top + INSET;
  heading(drawing, sheet.tiers.heading, RIGHT, drawing.look.tones.panelSoft);
  sheet.tiers.items.forEach((one, index) => {
    if (index > 0) separator(drawing);
    tier(drawing, one);
  });
  if (foot !== null) doc.y = Math.max(doc.y, BOTTOM - INSET - foot);
  joining(drawing, sheet.joining);
  doc.y += INSET;
};

const footer = (drawing: Drawing, { footer: text }: OfferSheet): void => {
  const { doc } = drawing;
  doc.y = PAGE.height - FOOT;
  const style = { x: MARGIN, width: PAGE.width - 2 * MARGIN, size: SMALLEST, color: QUIET };
  tagged({ ...drawing, scale: 1 }, 'P', oneRun(text), style);
};

/** Large and pale behind everything: a draft that was printed is never taken for the offer. */
const ghost = (drawing: Drawing, word: string): void => {
  const { doc } = drawing;
  decoration(drawing, () => {
    doc.save();
    doc.rotate(-55, { origin: [PAGE.width / 2, PAGE.height / 2] });
    doc.font('bold').fontSize(150).fillColor(GHOST);
    doc.text(word, -100, PAGE.height / 2 - 90, { width: PAGE.width + 200, align: 'center' });
    doc.restore();
  });
};

/**
 * Writes both columns from the top and answers where the longer one ends. On the page itself, whose
 * foot is known, the panel is drawn behind the second one.
 */
const columns = (
  drawing: Drawing,
  sheet: OfferSheet,
  logo: Buffer | null,
  foot: number | null,
): number => {
  const { doc } = drawing;
  masthead(drawing, sheet, logo);
  const top = doc.y;
  if (foot !== null) {
    const x = RIGHT.x - INSET;
    decoration(drawing, () =>
      doc.roundedRect(x, top, SIDE, BOTTOM - top, 6).fill(drawing.look.tones.panel),
    );
    doc.y = top;
  }
  mainColumn(drawing, sheet);
  const left = doc.y;
  sideColumn(drawing, sheet, top, foot);
  return Math.max(left, doc.y);
};

const open = async (sheet: OfferSheet, look: Look, size?: [number, number]): Promise<Drawing> => {
  const doc = await openDocument({
    locale: sheet.locale,
    info: {
      Title: [sheet.title, sheet.association].filter(Boolean).join(' – '),
      Author: sheet.association,
      CreationDate: new Date(`${sheet.year}-01-01T00:00:00Z`),
    },
    // Nothing may begin a second page by itself: what does not fit was refused before.
    margins: { top: 0, bottom: 0, left: MARGIN, right: MARGIN },
    fonts: [...FACES, look.heading],
    ...(size ? { size } : {}),
  });
  const root = doc.struct('Document');
  // An element is drawn only once it is part of the document.
  doc.addStructure(root);
  return { doc, root, scale: 1, look };
};

/** The largest scale at which a sheet fits, and the height of its joining part; throws if none fits. */
const fitting = async (
  sheet: OfferSheet,
  look: Look,
  logo: Buffer | null,
): Promise<{ scale: number; foot: number }> => {
  const scratch = await open(sheet, look, [PAGE.width, ENDLESS]);
  const overAt = (scale: number) => columns({ ...scratch, scale }, sheet, logo, null) - BOTTOM;
  const over = overAt(LEAST);
  if (over > 0) throw undrawable({ kind: 'too-long', lines: Math.ceil(over / (SMALLEST * 1.4)) });
  let [fits, tooMuch] = [LEAST, MOST];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (fits + tooMuch) / 2;
    if (overAt(middle) <= 0) fits = middle;
    else tooMuch = middle;
  }
  return { scale: fits, foot: joiningHeight({ ...scratch, scale: fits }, sheet) };
};

const withoutBrackets = (sheet: OfferSheet): OfferSheet => ({
  ...sheet,
  tiers: { ...sheet.tiers, items: sheet.tiers.items.map((one) => ({ ...one, brackets: null })) },
});

/** A sheet at its scale; with the ends of its prices alone where its brackets need more than a page. */
const fitted = async (whole: OfferSheet, look: Look, logo: Buffer | null) => {
  try {
    return { sheet: whole, ...(await fitting(whole, look, logo)) };
  } catch (error) {
    const isBracketed = whole.tiers.items.some(({ brackets }) => brackets !== null);
    if (!isBracketed || faultIn(error)?.kind !== 'too-long') throw error;
    const sheet = withoutBrackets(whole);
    return { sheet, ...(await fitting(sheet, look, logo)) };
  }
};

/** Everything that a sheet says. */
const textsOf = ({ title, association, epigraph: quote, why, rights, ...rest }: OfferSheet) => {
  const { tiers, joining, footer: foot, draft } = rest;
  return JSON.stringify([title, association, quote, why, rights, tiers, joining, foot, draft]);
};

/** A sheet to draw in a thread. */
export interface SheetTask {
  kind: 'sheet';
  sheet: OfferSheet;
  letterhead: Letterhead;
}

/**
 * The bytes of a sheet. Throws `Unmakable` for one that needs more than a page or holds a
 * character that its fonts cannot write.
 */
export const drawSheet = async (whole: OfferSheet, head: Letterhead): Promise<Buffer> => {
  const look = lookOf(head);
  const { logo } = look;
  const drawing = await open(whole, look);
  const { doc, root } = drawing;
  refuseUnwritable(doc, textsOf(whole), FACES);
  const { sheet, scale, foot } = await fitted(whole, look, logo);
  if (sheet.draft) ghost(drawing, sheet.locale === 'fr' ? 'PROJET' : 'DRAFT');
  drawRibbon(doc, look);
  columns({ ...drawing, scale }, sheet, logo, foot);
  footer(drawing, sheet);
  root.end();
  return bytesOf(doc);
};

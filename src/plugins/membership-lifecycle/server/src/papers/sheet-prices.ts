import type { OfferSheet, SheetTier } from './content/offer-sheet';
import { decoration, headed } from './pdf-document';
import {
  oneRun,
  rows,
  rule,
  sized,
  space,
  tagged,
  taggedHeading,
  widthOf,
  type Column,
  type Drawing,
  type Style,
} from './sheet-writing';

/**
 * What a sheet says of prices: a card for each tier, which has the colour on who and how much and the
 * detail on white, as on the site. An offer of one tier that has no detail is one panel, down to the
 * foot of the page.
 */

export const INSET = 14;
/** The least space between two cards. */
const BETWEEN = 10;

/** The ground of a tier, in points: how high it is, and how much of it is in colour. */
export interface Ground {
  y: number;
  head: number;
  height: number;
}

const hasDetail = ({ brackets, included }: SheetTier): boolean =>
  brackets !== null || included.length > 0;

/** Whether prices are one panel. */
export const isOnePanel = ({ tiers: { items } }: OfferSheet): boolean =>
  items.length < 2 && !items.some(hasDetail);

export const inside = ({ x, width }: Column): Column => ({
  x: x + INSET,
  width: width - 2 * INSET,
});

/** A heading of a column, or in a panel, where it is the farther from the name of a tier. */
export const heading = (drawing: Drawing, text: string, at: Column, isInPanel = false): void => {
  const { accent, panelInk } = drawing.look.tones;
  const style = isInPanel ? { size: 18, color: panelInk } : { size: 15, color: accent };
  taggedHeading(drawing, 'H2', text, { ...at, ...style });
  space(drawing, 4);
};

const ground = (drawing: Drawing, { x, width }: Column, place: Ground): void => {
  const { doc, look } = drawing;
  const { y, head, height } = place;
  decoration(drawing, () => {
    doc.save();
    doc.roundedRect(x, y, width, height, look.corner).clip();
    doc.rect(x, y, width, head).fill(look.tones.panel);
    doc.restore();
    if (head === height) return;
    doc.roundedRect(x, y, width, height, look.corner).lineWidth(0.75).stroke(look.tones.line);
  });
};

/** « 25 € par an » on one line where it fits, on two else. */
const price = (drawing: Drawing, { price: text, period }: SheetTier, at: Column): void => {
  const { doc, look } = drawing;
  const { panelInk, panelSoft } = look.tones;
  const large = { ...at, size: text.length > 11 ? 15 : 24, color: panelInk };
  const quiet = { ...at, size: 10, color: panelSoft };
  const written = headed(doc, look.heading, text);
  const gap = 5 * drawing.scale;
  const width = widthOf(drawing, written.text, { ...large, font: written.font }) + gap;
  if (!period || width + widthOf(drawing, period, quiet) > at.width) {
    taggedHeading(drawing, 'P', text, large);
    if (period) tagged(drawing, 'P', oneRun(period), quiet);
    return;
  }
  const size = sized(drawing, large.size);
  const line = doc.y + size;
  const write = (style: Style): Style => {
    doc.y = line;
    return { ...style, baseline: 'alphabetic' };
  };
  taggedHeading(drawing, 'P', text, write(large));
  tagged(
    drawing,
    'P',
    oneRun(period),
    write({ ...quiet, x: at.x + width, width: at.width - width }),
  );
  doc.y = line + size * 0.2;
};

/** Who pays, and how much. */
const tierHead = (drawing: Drawing, tier: SheetTier, at: Column): void => {
  const { panelInk, panelSoft } = drawing.look.tones;
  taggedHeading(drawing, 'H3', tier.name, { ...at, size: 12, color: panelInk });
  if (tier.audiences) {
    const style = { ...at, size: 9.5, color: panelSoft };
    tagged(drawing, 'P', oneRun(tier.audiences), style);
  }
  space(drawing, 2);
  price(drawing, tier, at);
};

const detail = (drawing: Drawing, { brackets, included }: SheetTier, at: Column): void => {
  const { ink, accent } = drawing.look.tones;
  const style = { ...at, size: 9.5 };
  space(drawing, 5);
  if (brackets) rows(drawing, brackets.heading, brackets.rows, { ...style, value: ink });
  if (brackets && included.length > 0) {
    rule(drawing, at);
    space(drawing, 2);
  }
  if (included.length > 0) rows(drawing, null, included, { ...style, value: accent });
  space(drawing, 4);
};

const card = (drawing: Drawing, tier: SheetTier, at: Column, place?: Ground): Ground => {
  const { doc } = drawing;
  const { y } = doc;
  if (place) {
    ground(drawing, at, place);
    doc.y = y;
  }
  space(drawing, 9);
  tierHead(drawing, tier, inside(at));
  space(drawing, 8);
  const head = doc.y - y;
  if (hasDetail(tier)) detail(drawing, tier, inside(at));
  return { y, head, height: doc.y - y };
};

/** Writes a card for each tier, on the grounds that were measured before, and answers those it measures. */
const cards = (
  drawing: Drawing,
  tiers: readonly SheetTier[],
  at: Column,
  grounds: readonly Ground[],
): Ground[] =>
  tiers.map((tier, index) => {
    if (index > 0) space(drawing, BETWEEN);
    return card(drawing, tier, at, grounds[index]);
  });

/** Writes prices from the top of a column, on the grounds that were measured before; answers those. */
export const prices = (
  drawing: Drawing,
  sheet: OfferSheet,
  at: Column,
  bottom: number,
  grounds: readonly Ground[],
): Ground[] => {
  const { doc } = drawing;
  const { heading: title, items } = sheet.tiers;
  if (!isOnePanel(sheet)) {
    heading(drawing, title, at);
    return cards(drawing, items, at, grounds);
  }
  const { y } = doc;
  for (const place of grounds) ground(drawing, at, place);
  doc.y = y;
  space(drawing, INSET);
  heading(drawing, title, inside(at), true);
  items.forEach((tier) => tierHead(drawing, tier, inside(at)));
  return [{ y, head: bottom - y, height: bottom - y }];
};

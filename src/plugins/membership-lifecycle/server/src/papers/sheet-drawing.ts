import type { OfferSheet } from './content/offer-sheet';
import { faultIn, undrawable } from './faults';
import { drawRibbon, lookOf, type Letterhead, type Look } from './letterhead';
import { bytesOf, openDocument, refuseUnwritable } from './pdf-document';
import {
  BODY,
  BOTTOM,
  columnsOf,
  footer,
  ghost,
  joiningIn,
  mainColumn,
  MARGIN,
  masthead,
  PAGE,
} from './sheet-parts';
import { isOnePanel, prices, type Ground } from './sheet-prices';
import { FACES, SMALLEST, type Drawing } from './sheet-writing';

/**
 * Draws the sheet of an offer on one page of A4: what is offered in a wide column, prices beside it,
 * and how to join where there is more room. The letters of each column grow or shrink with what there
 * is to say in it, and never below what is read with ease: beyond that the sheet is refused.
 */

/** The least space above how to join. */
const ABOVE_JOINING = 16;
/** The height of a page for measuring, which nothing fills. */
const ENDLESS = 14_000;

const LEAST = SMALLEST / BODY;
const MOST = 1.2;
/** How much larger the letters of one column are than those of the other at most. */
const APART = 1.1;
/** The steps of the search for a scale. */
const HALVINGS = 6;

/** What was measured of a sheet: how it fits on its page. */
interface Plan {
  sheet: OfferSheet;
  /** The width of prices, in points. */
  width: number;
  /** The scales of the head and of each column. */
  head: number;
  main: number;
  side: number;
  /** Which column has, at its foot, how to join, and the height in points that this takes. */
  joins: 'main' | 'side';
  joining: number;
  grounds: Ground[];
}

/** The height in points that something takes below the one where it begins. */
const heightOf = ({ doc }: Drawing, top: number, write: () => void): number => {
  doc.y = top;
  write();
  return doc.y - top;
};

/** The largest scale at which a column is not over, and by how much it is at the least one. */
const largest = (overAt: (scale: number) => number): { scale: number; over: number } => {
  const over = overAt(LEAST);
  let [fits, tooMuch] = [LEAST, MOST];
  for (let step = 0; step < HALVINGS && over <= 0; step += 1) {
    const middle = (fits + tooMuch) / 2;
    if (overAt(middle) <= 0) fits = middle;
    else tooMuch = middle;
  }
  return { scale: fits, over };
};

type Way = Pick<Plan, 'width' | 'head' | 'joins'>;

const planned = (scratch: Drawing, sheet: OfferSheet, { width, head, joins }: Way) => {
  const at = columnsOf(width);
  const top = heightOf(scratch, 0, () => masthead({ ...scratch, scale: head }, sheet));
  const joiningAt = (scale: number) =>
    heightOf(scratch, 0, () => joiningIn({ ...scratch, scale }, sheet, at[joins]));
  const fit = (name: 'main' | 'side', write: (drawing: Drawing) => void) =>
    largest((scale) => {
      const height = heightOf(scratch, top, () => write({ ...scratch, scale }));
      const foot = joins === name ? ABOVE_JOINING + joiningAt(scale) : 0;
      return top + height + foot - BOTTOM;
    });
  const main = fit('main', (drawing) => mainColumn(drawing, sheet, at.main));
  const side = fit('side', (drawing) => prices(drawing, sheet, at.side, BOTTOM, []));
  const most = APART * Math.min(main.scale, side.scale);
  const scales = {
    head,
    main: Math.min(main.scale, most),
    side: Math.min(side.scale, most),
  };
  scratch.doc.y = top;
  const grounds = prices({ ...scratch, scale: scales.side }, sheet, at.side, BOTTOM, []);
  const plan: Plan = { sheet, width, ...scales, joins, joining: joiningAt(scales[joins]), grounds };
  return { plan, over: Math.max(main.over, side.over) };
};

const smaller = ({ main, side }: Plan): number => Math.min(main, side);

/** Where prices may have how to join, and how wide they may be: as narrow as a panel where they must. */
const PANEL = { ends: ['side'], widths: [178] } as const;
const CARDS = { ends: ['main', 'side'], widths: [216, 196, 178] } as const;

/** How a sheet fits with the largest letters; throws if it does not. */
const fitting = (scratch: Drawing, sheet: OfferSheet): Plan => {
  const { ends, widths } = isOnePanel(sheet) ? PANEL : CARDS;
  const tries = widths.flatMap((width) => [1, LEAST].map((head) => ({ width, head })));
  let least = Infinity;
  for (const one of tries) {
    const ways = ends.map((joins) => planned(scratch, sheet, { ...one, joins }));
    const [first, ...others] = ways.filter(({ over }) => over <= 0).map(({ plan }) => plan);
    if (first) {
      return others.reduce((best, one) => (smaller(one) > smaller(best) ? one : best), first);
    }
    least = Math.min(...ways.map(({ over }) => over));
  }
  throw undrawable({ kind: 'too-long', lines: Math.ceil(least / (SMALLEST * 1.4)) });
};

/** What tiers grant is said beside each right. */
const besideRights = ({ rights, tiers, ...sheet }: OfferSheet): OfferSheet => ({
  ...sheet,
  rights: rights && {
    ...rights,
    items: rights.items.map((one) => ({
      ...one,
      granted: one.byTier ?? one.granted,
      byTier: null,
    })),
  },
  tiers: { ...tiers, items: tiers.items.map((one) => ({ ...one, included: [] })) },
});

const withoutBrackets = (sheet: OfferSheet): OfferSheet => ({
  ...sheet,
  tiers: { ...sheet.tiers, items: sheet.tiers.items.map((one) => ({ ...one, brackets: null })) },
});

/** How a sheet fits: with less in its cards where they need more than a page. */
const fitted = (scratch: Drawing, sheet: OfferSheet): Plan => {
  const [last, ...better] = [withoutBrackets(besideRights(sheet)), besideRights(sheet), sheet];
  for (const form of better.reverse()) {
    try {
      return fitting(scratch, form);
    } catch (error) {
      if (faultIn(error)?.kind !== 'too-long') throw error;
    }
  }
  return fitting(scratch, last);
};

const page = (drawing: Drawing, plan: Plan): void => {
  const { doc } = drawing;
  const { sheet, joins } = plan;
  const at = columnsOf(plan.width);
  masthead({ ...drawing, scale: plan.head }, sheet);
  const top = doc.y;
  mainColumn({ ...drawing, scale: plan.main }, sheet, at.main);
  doc.y = top;
  prices({ ...drawing, scale: plan.side }, sheet, at.side, BOTTOM, plan.grounds);
  doc.y = BOTTOM - plan.joining;
  joiningIn({ ...drawing, scale: plan[joins] }, sheet, at[joins]);
  footer(drawing, sheet);
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
  const drawing = await open(whole, look);
  const { doc, root } = drawing;
  refuseUnwritable(doc, textsOf(whole), FACES);
  const plan = fitted(await open(whole, look, [PAGE.width, ENDLESS]), whole);
  if (whole.draft) ghost(drawing, whole.locale);
  drawRibbon(doc, look);
  page(drawing, plan);
  root.end();
  return bytesOf(doc);
};

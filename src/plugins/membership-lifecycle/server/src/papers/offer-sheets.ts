import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { type RefusalError } from '../kernel/errors';
import { madeOnce } from '../kernel/made-once';
import { counted } from '../kernel/rules/localised';
import type { Locale } from '../kernel/rules/values';
import { workersIn } from '../kernel/workers/workers';
import { settingsIn } from '../settings/settings';
import { siteLinksIn } from '../settings/site-links';
import { offerSheet, type OfferSheet, type SheetOffer } from './content/offer-sheet';
import { faultIn } from './faults';
import { letterheadOf, type Letterhead } from './letterhead';
import { refuse } from './refusals/papers';
import type { SheetTask } from './sheet-drawing';

export interface SheetFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** Caches public sheets by their contents. */
const MOST_KEPT = 20;

const refusalOf = (error: unknown): RefusalError | null => {
  const fault = faultIn(error);
  if (fault?.kind === 'too-long') {
    const { lines } = fault;
    const linesInWords = counted(lines, { fr: 'ligne', en: 'line' });
    return refuse('sheet-too-long', { lines, linesInWords });
  }
  if (fault?.kind === 'unwritable') {
    return refuse('sheet-unwritable', { character: fault.character });
  }
  return null;
};

/** The offer of a year on one sheet of A4. */
const createOfferSheetsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const kept = new Map<string, Promise<Buffer>>();

  const drawn = (sheet: OfferSheet, logoId: number | null, letterhead: Letterhead) => {
    const key = createHash('sha256')
      .update(JSON.stringify([sheet, logoId, letterhead.face]))
      .digest('hex');
    const known = kept.get(key);
    if (known) return known;
    const task: SheetTask = { kind: 'sheet', sheet, letterhead };
    const bytes = workersIn(strapi).draw(task);
    // A sheet that cannot be drawn is cached as well; a busy server is not.
    bytes.catch((error: unknown) => {
      if (!refusalOf(error)) kept.delete(key);
    });
    if (kept.size >= MOST_KEPT) kept.delete([...kept.keys()][0]);
    kept.set(key, bytes);
    return bytes;
  };

  return {
    /** The sheet of an offer as PDF; refused when it does not fit on one page. */
    async make(offer: SheetOffer, how: { locale: Locale; draft: boolean }): Promise<SheetFile> {
      const identity = await settingsIn(strapi).identity();
      const letterhead = await letterheadOf(strapi, identity);
      const form = await siteLinksIn(strapi).application(how.locale);
      const sheet = offerSheet(offer, identity, { ...how, form });
      try {
        const bytes = await drawn(sheet, letterhead.logo ? identity.logoId : null, letterhead);
        return { name: `${sheet.name}.pdf`, mime: 'application/pdf', bytes };
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
  };
};

export const offerSheetsIn = madeOnce(createOfferSheetsService);

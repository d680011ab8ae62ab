import type { Core } from '@strapi/strapi';
import type {
  BenefitOverview,
  NextYear,
  OfferLink,
  OfferOverview,
  OfferWindow,
  PreparedOffer,
  PublishedWindows,
  TierOverview,
} from '../../../shared/catalogue/offers';
import type { Page } from '../../../shared/kernel/common';
import { retryWrite } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { pageAmong, type Paging } from '../kernel/rules/pages';
import type { Day, Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import type { SheetOffer } from '../papers/content/offer-sheet';
import type { SheetFile } from '../papers/offer-sheets';
import { offerSheetsIn } from '../papers/offer-sheets';
import { refuse } from './refusals/offers';
import { countBenefitHolders, countTierHolders } from './store/holders';

type Refused =
  | { ok: false; reason: 'offer-unknown' | 'offer-year-missing' }
  | { ok: false; reason: 'next-year-exists'; existing: OfferLink; year: number };

/** Somebody's permissions as the application knows them; handed back to it as they are. */
type Editor = object;

/** The application's service for its offers; it is known by its shape alone. */
interface EditingService {
  editor(ability: unknown): Editor;
  offer(documentId: string, today: Day, editor: Editor): Promise<OfferOverview | null>;
  windows(): Promise<OfferWindow[]>;
  tier(documentId: string, editor: Editor): Promise<Omit<TierOverview, 'members'> | null>;
  benefit(documentId: string, editor: Editor): Promise<Omit<BenefitOverview, 'members'> | null>;
  nextYear(documentId: string, editor: Editor): Promise<{ ok: true; plan: NextYear } | Refused>;
  wholeFor(
    editor: Editor,
    documentId: string,
    locale: Locale,
    version: 'draft' | 'published',
  ): Promise<SheetOffer | null>;
  prepareNextYear(
    documentId: string,
    userId: number | null,
    editor: Editor,
  ): Promise<({ ok: true } & PreparedOffer) | Refused>;
}

const refused = (answer: Refused) =>
  answer.reason === 'next-year-exists'
    ? refuse(answer.reason, {
        year: answer.year,
        title: answer.existing.title,
        documentId: answer.existing.documentId,
      })
    : refuse(answer.reason);

/** The application's service for what is published. */
interface PublishedOffers {
  listed(locale: Locale, archive: boolean): Promise<object[] | null>;
}

const editing = (strapi: Core.Strapi) => strapi.service('api::offer.editing') as EditingService;

const editorOf = (strapi: Core.Strapi, ability: unknown) => editing(strapi).editor(ability);

/** A page of what the public reads of the offers; null when it cannot be verified at the moment. */
const published = async (
  strapi: Core.Strapi,
  { locale, archive, paging }: { locale: Locale; archive: boolean; paging: Paging },
): Promise<Page<object> | null> => {
  const offers = strapi.service('api::offer.offer') as PublishedOffers;
  const listed = await offers.listed(locale, archive);
  return listed && pageAmong(listed, paging);
};

/** An offer as the public sees it; 404 when there is none. */
const offer = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: unknown,
): Promise<OfferOverview> => {
  const found = await editing(strapi).offer(
    documentId,
    clockIn(strapi).today(),
    editorOf(strapi, ability),
  );
  if (!found) throw refuse('offer-unknown');
  return found;
};

/** The published offers with their days, to say what another one would change for the public. */
const windows = async (strapi: Core.Strapi): Promise<PublishedWindows> => ({
  today: clockIn(strapi).today(),
  offers: await editing(strapi).windows(),
});

/** The offers with a tier, and the number of its holders; 404 when there is none. */
const tier = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: unknown,
): Promise<TierOverview> => {
  const found = await editing(strapi).tier(documentId, editorOf(strapi, ability));
  if (!found) throw refuse('tier-document-unknown');
  const db = await executorOf(strapi);
  const offers = found.offers.map((one) => one.documentId);
  const held = { documentId, code: found.code ?? '', offers };
  const members = await countTierHolders(db, held, clockIn(strapi).today());
  return { ...found, members };
};

/** The offers with a benefit, and the number of its holders; 404 when there is none. */
const benefit = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: unknown,
): Promise<BenefitOverview> => {
  const found = await editing(strapi).benefit(documentId, editorOf(strapi, ability));
  if (!found) throw refuse('benefit-document-unknown');
  const db = await executorOf(strapi);
  const members = found.code
    ? await countBenefitHolders(db, found.code, clockIn(strapi).today())
    : 0;
  return { ...found, members };
};

/** Plans next year's offer, without making it. */
const nextYear = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: unknown,
): Promise<NextYear> => {
  const answer = await editing(strapi).nextYear(documentId, editorOf(strapi, ability));
  if (!answer.ok) throw refused(answer);
  return answer.plan;
};

/** The sheet of an offer, as it is published or as it is being written. */
const sheet = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: Locale,
  version: 'draft' | 'published',
  ability: unknown,
): Promise<SheetFile> => {
  const offer = await editing(strapi).wholeFor(
    editorOf(strapi, ability),
    documentId,
    locale,
    version,
  );
  if (!offer) throw refuse(version === 'draft' ? 'offer-unknown' : 'offer-unpublished');
  return offerSheetsIn(strapi).make(offer, { locale, draft: version === 'draft' });
};

/** Copies an offer and its tiers into next year's drafts. */
const prepareNextYear = async (
  strapi: Core.Strapi,
  documentId: string,
  userId: number,
  ability: unknown,
): Promise<PreparedOffer> => {
  const answer = await retryWrite(() =>
    editing(strapi).prepareNextYear(documentId, userId, editorOf(strapi, ability)),
  );
  if (!answer.ok) throw refused(answer);
  return { documentId: answer.documentId, year: answer.year };
};

/**
 * Offers as the public lists them and communications edit them: what the public sees, who holds it, the year after. Of content,
 * each person is told what the Content Manager lets them read.
 */
export const offersIn = serviceOf({
  published,
  offer,
  windows,
  tier,
  benefit,
  nextYear,
  sheet,
  prepareNextYear,
});

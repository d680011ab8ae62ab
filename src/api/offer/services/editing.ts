import type { Core } from '@strapi/strapi';
import type {
  BenefitOverview,
  NextYear,
  OfferLink,
  OfferOverview,
  OfferWindow,
  TierOverview,
} from '../../../plugins/membership-lifecycle/shared/catalogue/offers';
import type { Day } from '../../../plugins/membership-lifecycle/shared/kernel/common';
import type { TierOffer } from '../../../plugins/membership-lifecycle/shared/core/tier-offer';
import { errors } from '@strapi/utils';
import type { Data } from '../../../documents/payload';
import { MAIN_LOCALE } from '../../../documents/rules';
import { listsOf, type PublishedLists } from '../documents/lists';
import { draftLists, draftOffer, publishedLists } from '../editing/draft';
import { editorOf, type Editor } from '../editing/editor';
import { aYearLater, nextSlug, withNextYear } from '../editing/next-year';
import {
  TRANSLATED,
  grantedAnywhere,
  grantedBy,
  grantedIn,
  linkTo,
  listed,
  offerOverview,
  offersListing,
  priceOf,
} from '../editing/overview';
import {
  countWritten,
  holdYear,
  mainOffers,
  offerOfYear,
  slugExists,
  versionsOf,
} from '../editing/rows';
import type { NextYearRefusal, Offered } from '../editing/types';
import { byDocumentId, relatedIds, summaryOf, type Versions } from '../editing/versions';
import type { Version } from '../preview/token';
import { mainOfferRows, openOfferId } from '../reading/rows';
import type { Locale, PublicOffer } from '../reading/types';
import { offersIn } from '../typed-services';

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const LOCALES: Locale[] = ['fr', 'en'];

type ContentUid = typeof OFFER | typeof TIER | typeof BENEFIT;
/** Reads everything: for the public's view, and for documents that were just created. */
const EVERYTHING: Editor = { readable: (_, rows) => rows, mayCopy: () => true };

type Prepared = { ok: true; documentId: string; year: number } | NextYearRefusal;
type Source = { ok: true; all: Versions; draft: Data; year: number } | NextYearRefusal;

/** Shows editors the state of their offers, and copies an offer to the next year. */
const createEditingService = ({ strapi }: { strapi: Core.Strapi }) => {
  const loadMany = async (editor: Editor, uid: ContentUid, ids: string[]) => {
    const rows = await versionsOf(strapi, uid, [...new Set(ids)]);
    return byDocumentId(rows, editor.readable(uid, rows));
  };
  const load = async (editor: Editor, uid: ContentUid, id: string) =>
    (await loadMany(editor, uid, [id])).get(id) ?? null;

  const sourceOf = async (editor: Editor, documentId: string): Promise<Source> => {
    const all = await load(editor, OFFER, documentId);
    const draft = all?.draft('fr');
    if (!all || !draft) return { ok: false, reason: 'offer-unknown' };
    if (!Number.isInteger(draft.year)) return { ok: false, reason: 'offer-year-missing' };
    return { ok: true, all, draft, year: Number(draft.year) };
  };

  /** Those that an offer lists, and those that its tiers grant beside. */
  const shownBenefits = (lists: PublishedLists, tiers: Data[]): Promise<Data[]> =>
    versionsOf(strapi, BENEFIT, [...new Set([...lists.benefits, ...tiers.flatMap(grantedIn)])]);

  /**
   * The rows whose texts an offer shows in a language; the French row where a translation is
   * missing.
   */
  const shownRows = async (documentId: string, locale: Locale, version: Version) => {
    const offers = await versionsOf(strapi, OFFER, [documentId]);
    const lists = version === 'draft' ? draftLists(offers) : publishedLists(offers);
    const tiers = await versionsOf(strapi, TIER, lists.tiers);
    const benefits = await shownBenefits(lists, tiers);
    const shown = (rows: Data[]): Data[] => {
      const ofVersion = rows.filter((row) => (row.publishedAt === null) === (version === 'draft'));
      const translated = ofVersion.filter((row) => row.locale === locale);
      const ids = translated.map((row) => row.documentId);
      const french = ofVersion.filter(
        (row) => row.locale === MAIN_LOCALE && !ids.includes(row.documentId),
      );
      return [...translated, ...french];
    };
    return [
      [OFFER, shown(offers)],
      [TIER, shown(tiers)],
      [BENEFIT, shown(benefits)],
    ] as const;
  };

  /** The whole offer in one language, as it is published or as it is being written; or null. */
  const whole = async (
    documentId: string,
    locale: Locale,
    version: Version,
  ): Promise<PublicOffer | null> => {
    if (version === 'published') {
      return offersIn(strapi).byId(documentId, locale);
    }
    const rows = await versionsOf(strapi, OFFER, [documentId]);
    const lists = draftLists(rows);
    const tiers = await versionsOf(strapi, TIER, lists.tiers);
    const benefits = await shownBenefits(lists, tiers);
    return draftOffer(rows, tiers, benefits, locale);
  };

  const offersFor = async (editor: Editor): Promise<Data[]> =>
    editor.readable(OFFER, await mainOffers(strapi));

  const freeSlug = async (slug: string): Promise<string> => {
    for (let n = 1; ; n += 1) {
      const candidate = n === 1 ? slug : `${slug}-${n}`;
      if (!(await slugExists(strapi, candidate))) return candidate;
    }
  };

  /**
   * Refuses a copy to a person who cannot read every language of the offer and of its tiers: the
   * copy would be incomplete.
   */
  const refusePartialCopy = async (editor: Editor, documentId: string): Promise<void> => {
    const offers = await versionsOf(strapi, OFFER, [documentId]);
    const listed = offers.flatMap(({ tiers }) => relatedIds(tiers));
    const tiers = await versionsOf(strapi, TIER, [...new Set(listed)]);
    for (const [uid, rows] of [
      [OFFER, offers],
      [TIER, tiers],
    ] as const) {
      const copied = editor.readable(uid, rows).filter((row) => editor.mayCopy(uid, row));
      if (copied.length < rows.length) throw new errors.ForbiddenError();
    }
  };

  const planOf = async (
    editor: Editor,
    { all, draft, year }: Extract<Source, { ok: true }>,
  ): Promise<NextYear> => {
    const tiers = await loadMany(editor, TIER, relatedIds(draft.tiers));
    const benefits = await loadMany(editor, BENEFIT, relatedIds(draft.benefits));
    const existing = await offerOfYear(strapi, year + 1, all.documentId);
    return {
      year: year + 1,
      title: withNextYear(String(draft.title ?? ''), year),
      slug: await freeSlug(nextSlug(String(draft.slug ?? ''), year)),
      opensOn: draft.opensOn ? aYearLater(String(draft.opensOn)) : null,
      closesOn: draft.closesOn ? aYearLater(String(draft.closesOn)) : null,
      locales: LOCALES.filter((locale) => all.draft(locale)),
      tiers: relatedIds(draft.tiers).flatMap((id) => {
        const found = tiers.get(id);
        if (!found) return [];
        const { documentId, name, code } = summaryOf(found, 'name', TRANSLATED.tier);
        return { documentId, name, code, ...priceOf(found) };
      }),
      benefits: relatedIds(draft.benefits).flatMap((id) => {
        const found = benefits.get(id);
        return found
          ? { documentId: id, name: summaryOf(found, 'title', TRANSLATED.benefit).name }
          : [];
      }),
      existing: existing && existingLink(editor, existing),
    };
  };

  /** A link to the offer; its year alone when the person may not read the offer. */
  const existingLink = (editor: Editor, row: Data): OfferLink => {
    if (editor.readable(OFFER, [row]).length > 0) return linkTo(row);
    return { documentId: '', title: String(row.year), year: Number(row.year) };
  };

  const retitle = async (documentId: string, locale: Locale, title: string, tiers: string[]) => {
    const data: object = { title, tiers };
    await strapi.documents(OFFER).update({ documentId, locale, data });
  };

  /** Copies every language of a document as drafts of a new one; returns its id. */
  const copy = async (
    uid: typeof OFFER | typeof TIER,
    documentId: string,
    data: Data,
  ): Promise<string> => {
    const made = await strapi
      .documents(uid)
      .clone({ documentId, locale: '*', data: data as object });
    return String(made?.documentId);
  };

  return {
    /** The rights of a person, from the ability that Strapi computed; the questions below take it. */
    editor: (ability: unknown): Editor => editorOf(strapi, ability),

    /** An offer as the public sees it, and what it will not see as it stands; null if unknown. */
    async offer(documentId: string, today: string, editor: Editor): Promise<OfferOverview | null> {
      const all = await load(editor, OFFER, documentId);
      if (!all) return null;
      const published = all.published('fr');
      const shown = published ? listsOf(published) : { tiers: [], benefits: [] };
      const draft = all.draft('fr') ?? {};
      const tiers = await loadMany(editor, TIER, [...relatedIds(draft.tiers), ...shown.tiers]);
      const benefits = await loadMany(editor, BENEFIT, [
        ...relatedIds(draft.benefits),
        ...shown.benefits,
        ...[...tiers.values()].flatMap(grantedAnywhere),
      ]);
      const openId = await openOfferId(strapi, today);
      // The public reads it.
      const open = openId ? await load(EVERYTHING, OFFER, openId) : null;
      return offerOverview(all, tiers, benefits, today, open?.published('fr') ?? null);
    },

    /** The published offers, by what the public reads of them. */
    async windows(): Promise<OfferWindow[]> {
      const rows = await mainOfferRows(strapi);
      return rows.map(({ documentId, title, year, opensOn, closesOn }) => ({
        ...{ documentId, title, year },
        ...{ opensOn: opensOn as Day, closesOn: closesOn as Day | null },
      }));
    },

    /** The offers that show a tier, and the rights that it grants; null if unknown. */
    async tier(documentId: string, editor: Editor): Promise<Omit<TierOverview, 'members'> | null> {
      const all = await load(editor, TIER, documentId);
      if (!all) return null;
      const granted = grantedBy(all);
      const benefits = await loadMany(editor, BENEFIT, granted);
      return {
        ...summaryOf(all, 'name', TRANSLATED.tier),
        offers: offersListing(await offersFor(editor), 'tiers', all),
        benefits: listed(granted, [], benefits, 'title', TRANSLATED.benefit),
      };
    },

    /** The offers that show a benefit; null if unknown. */
    async benefit(
      documentId: string,
      editor: Editor,
    ): Promise<Omit<BenefitOverview, 'members'> | null> {
      const all = await load(editor, BENEFIT, documentId);
      if (!all) return null;
      return {
        ...summaryOf(all, 'title', TRANSLATED.benefit),
        offers: offersListing(await offersFor(editor), 'benefits', all),
      };
    },

    /**
     * Counts the offers and tiers that members can join on a day or later, and those still in
     * draft.
     */
    async offered(today: string): Promise<Offered> {
      const isToCome = ({ closesOn }: { closesOn: string | null }) =>
        closesOn === null || closesOn >= today;
      const sold: TierOffer[] = await strapi.service(OFFER).tierOffers();
      return {
        ...(await countWritten(strapi)),
        offerPublished: (await mainOfferRows(strapi)).some(isToCome),
        tierOnSale: sold.some((tier) => isToCome(tier) && (tier.price ?? tier.brackets) !== null),
      };
    },

    whole,

    /** The same for an editor; null too where they may not read all that it shows. */
    async wholeFor(
      editor: Editor,
      documentId: string,
      locale: Locale,
      version: Version,
    ): Promise<PublicOffer | null> {
      const shown = await shownRows(documentId, locale, version);
      const mayRead = shown.every(
        ([uid, rows]) => editor.readable(uid, rows).length === rows.length,
      );
      return mayRead ? whole(documentId, locale, version) : null;
    },

    /** The plan of `prepareNextYear`, without writing anything. */
    async nextYear(
      documentId: string,
      editor: Editor,
    ): Promise<{ ok: true; plan: NextYear } | NextYearRefusal> {
      const source = await sourceOf(editor, documentId);
      if (!source.ok) return source;
      await refusePartialCopy(editor, documentId);
      return { ok: true, plan: await planOf(editor, source) };
    },

    /**
     * Copies an offer and its tiers into drafts of the next year, in every language and with the
     * same codes; benefits are shared, being written once. All or nothing, and once only.
     */
    async prepareNextYear(
      documentId: string,
      userId: number | null,
      editor: Editor,
    ): Promise<Prepared> {
      const first = await sourceOf(editor, documentId);
      if (!first.ok) return first;
      await refusePartialCopy(editor, documentId);
      return strapi.db.transaction(async ({ trx }): Promise<Prepared> => {
        await holdYear(strapi, trx, first.year);
        const source = await sourceOf(editor, documentId);
        if (!source.ok) return source;
        const { year, title: _, slug, opensOn, closesOn, ...plan } = await planOf(editor, source);
        if (plan.existing) {
          return { ok: false, reason: 'next-year-exists', existing: plan.existing, year };
        }
        const author = userId === null ? {} : { createdBy: userId, updatedBy: userId };
        const tiers: Versions[] = [];
        for (const tier of plan.tiers) {
          const copied = await copy(TIER, tier.documentId, author);
          const made = await load(EVERYTHING, TIER, copied);
          if (made) tiers.push(made);
        }
        const dates = { year, slug, opensOn, closesOn };
        const id = await copy(OFFER, documentId, { ...author, ...dates });
        for (const locale of plan.locales) {
          const title = String(source.all.draft(locale)?.title ?? '');
          // A relation can only name tiers translated into its language. French has them all.
          const listed = tiers.filter((tier) => tier.draft(locale));
          const ids = listed.map(({ documentId: tierId }) => tierId);
          await retitle(id, locale, withNextYear(title, source.year), ids);
        }
        return { ok: true, documentId: id, year };
      });
    },
  };
};

export type EditingService = ReturnType<typeof createEditingService>;
export default createEditingService;

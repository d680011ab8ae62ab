import type { Core } from '@strapi/strapi';
import { LOCALES, MAIN_LOCALE } from '../../../documents/rules';
import { lifecycle } from '../../../setup/lifecycle';
import { editorOf } from '../editing/editor';
import { mainOffers, versionsOf } from '../editing/rows';
import { stateOf, versions } from '../editing/versions';
import { pagesWith } from '../preview/pages';
import { readPreview, signPreview, type Opened, type Version } from '../preview/token';
import type { Locale, PublicOffer } from '../reading/types';
import { editingIn } from '../typed-services';

const OPEN_FOR_MS = 15 * 60_000;

/** An offer as the holder of a preview token sees it. */
export interface PreviewedOffer {
  offer: PublicOffer;
  version: Version;
}

/** The document open in the Content Manager's form. */
interface Shown {
  documentId?: string;
  locale?: string | null;
  status?: string;
}

/** The content shown on the page of an offer: the list that holds it, and the start of its anchor. */
const PARTS = {
  'api::tier.tier': { list: 'tiers', anchor: 'formule' },
  'api::benefit.benefit': { list: 'benefits', anchor: 'droit' },
} as const;
type Part = keyof typeof PARTS;

const isPart = (uid: string): uid is Part => uid in PARTS;

/** A page that shows a document, and the anchor of the document on it. */
interface Place {
  documentId: string;
  version: Version;
  anchor: string;
}

/** Previews of offers, for editors and for people to whom an editor gives the link. */
const createPreviewService = ({ strapi }: { strapi: Core.Strapi }) => {
  const editing = () => editingIn(strapi);
  const clock = () => lifecycle(strapi, 'clock');
  // The real time, even when a day is simulated: a token must last fifteen real minutes.
  const now = (): number => clock().wall();
  const secret = () => strapi.config.get<string>('admin.auth.secret');

  /** The pages of offers that show a tier or a benefit, the one to show first. */
  const placesOf = async (uid: Part, documentId: string, version: Version): Promise<Place[]> => {
    const { list, anchor } = PARTS[uid];
    const rows = await versionsOf(strapi, uid, [documentId]);
    const all = versions(documentId, rows, rows);
    const row = all.draft(MAIN_LOCALE) ?? all.published(MAIN_LOCALE);
    if (!row) return [];
    const offers = await mainOffers(strapi);
    const pages = (of: Version) => pagesWith(offers, { list, documentId }, of, clock().today());
    const places = (of: Version) =>
      pages(of).map((id) => ({
        documentId: id,
        version: of,
        anchor: row.code ? `#${anchor}-${row.code}` : '',
      }));
    // A tier published before its offer: the preview of the offer's draft shows the published tier.
    const alike = version === 'published' && stateOf(all) === 'published';
    return [...places(version), ...(alike ? places('draft') : [])];
  };

  const addressOf = async (opened: Opened): Promise<string | undefined> => {
    const { documentId, locale, version } = opened;
    const userAbility: unknown = strapi.requestContext.get()?.state?.userAbility;
    if (!userAbility) return undefined;
    const editor = editorOf(strapi, userAbility);
    const offer = await editing().wholeFor(editor, documentId, locale, version);
    if (!offer) return undefined;
    const preview = signPreview(opened, now() + OPEN_FOR_MS, secret());
    // A draft may still lack its address.
    const values = { slug: offer.slug || documentId };
    const own = await lifecycle(strapi, 'siteLinks').preview('offerPath', values, locale, preview);
    const query = new URLSearchParams({ ...(locale === 'en' ? { lang: 'en' } : {}), preview });
    return own ?? `${offer.slug ? `/offres/${offer.slug}` : '/'}?${query}`;
  };

  return {
    /**
     * The address of the page that shows an offer, or a tier or benefit on it; undefined when
     * there is no such page or the person may not see it.
     */
    async address(
      uid: string,
      { documentId = '', locale: asked, status }: Shown,
    ): Promise<string | undefined> {
      const locale: Locale | undefined = LOCALES.find((one) => one === (asked || MAIN_LOCALE));
      if (!locale) return undefined;
      const version = status === 'published' ? 'published' : 'draft';
      if (uid === 'api::offer.offer') return addressOf({ documentId, locale, version });
      const places = isPart(uid) ? await placesOf(uid, documentId, version) : [];
      for (const { anchor, ...page } of places) {
        const address = await addressOf({ ...page, locale });
        // A site of one's own may have a fragment already.
        if (address !== undefined) return address.includes('#') ? address : address + anchor;
      }
      return undefined;
    },

    /**
     * The offer that a token opens: one version in one language, under its slug or its document id
     * if one is given. Null for another language or slug, and for a token that is invalid or has expired.
     */
    async open(
      token: string,
      { locale, slug }: { locale: Locale; slug?: string },
    ): Promise<PreviewedOffer | null> {
      const opened = readPreview(token, now(), secret());
      if (!opened || opened.locale !== locale) return null;
      const { documentId, version } = opened;
      const offer = await editing().whole(documentId, locale, version);
      if (!offer) return null;
      if (slug !== undefined && slug !== offer.slug && slug !== documentId) return null;
      return { offer, version };
    },
  };
};

export type PreviewService = ReturnType<typeof createPreviewService>;
export default createPreviewService;

import type { Core } from '@strapi/strapi';
import { LOCALES, MAIN_LOCALE } from '../../../documents/rules';
import { mayReadOffer } from '../preview/may-read';
import { readPreview, signPreview, type Version } from '../preview/token';
import type { Locale, PublicOffer } from '../reading/types';
import type { EditingService } from './editing';

const OPEN_FOR_MS = 15 * 60_000;

/** An offer as somebody who holds a token sees it. */
export interface PreviewedOffer {
  offer: PublicOffer;
  version: Version;
}

/** What the Content Manager says of the document that stands in its form. */
interface Shown {
  documentId?: string;
  locale?: string | null;
  status?: string;
}

/** Offers as they are being written, for who may read them in the admin and whom they show it to. */
const createPreviewService = ({ strapi }: { strapi: Core.Strapi }) => {
  const editing = () => strapi.service('api::offer.editing') as unknown as EditingService;
  // Real instants, whatever day is pretended: fifteen minutes are fifteen minutes.
  const now = (): number => strapi.plugin('membership-lifecycle').service('clock').wall();
  const secret = () => strapi.config.get<string>('admin.auth.secret');

  return {
    /** The page of the site that shows an offer to who is asking; undefined when there is none for them. */
    async address({ documentId = '', locale, status }: Shown): Promise<string | undefined> {
      const known = LOCALES.find((one) => one === (locale || MAIN_LOCALE));
      if (!known || !(await mayReadOffer(strapi, documentId, known))) return undefined;
      const version = status === 'published' ? 'published' : 'draft';
      const offer = await editing().whole(documentId, known, version);
      if (!offer) return undefined;
      const token = signPreview(
        { documentId, locale: known, version },
        now() + OPEN_FOR_MS,
        secret(),
      );
      const query = new URLSearchParams({
        ...(known === 'en' ? { lang: 'en' } : {}),
        preview: token,
      });
      // A draft may still lack its address.
      return `${offer.slug ? `/offres/${offer.slug}` : '/'}?${query}`;
    },

    /**
     * What a token opens: that version of that offer in that language, under its own slug where one
     * is named; null for any other, and for a token that is over or was never given.
     */
    async open(
      token: string,
      { locale, slug }: { locale: Locale; slug?: string },
    ): Promise<PreviewedOffer | null> {
      const opened = readPreview(token, now(), secret());
      if (!opened || opened.locale !== locale) return null;
      const { documentId, version } = opened;
      const offer = await editing().whole(documentId, locale, version);
      if (!offer || (slug !== undefined && offer.slug !== slug)) return null;
      return { offer, version };
    },
  };
};

export type PreviewService = ReturnType<typeof createPreviewService>;
export default createPreviewService;

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { localeOf } from '../reading/query';
import { Unverifiable } from '../reading/memory';
import { noOffer, type NoOffer } from '../reading/refusals';
import type { PublishedOffer } from '../reading/snapshot';
import type { Locale, PublicOffer } from '../reading/types';
import type { OfferService } from '../services/offer';

/** The plugin's service that draws sheets; it is known by its shape alone. */
interface SheetService {
  make(
    offer: PublicOffer,
    how: { locale: Locale; draft: boolean },
  ): Promise<{ name: string; mime: string; bytes: Buffer }>;
}

const refuse = (ctx: Context, reason: NoOffer, locale: Locale): null => {
  const { status, body } = noOffer(reason, locale);
  ctx.status = status;
  ctx.body = body;
  return null;
};

/** The public offer for whoever asks in a way that `src/middlewares/offer.ts` leaves to the chain. */
const createOfferController = ({ strapi }: { strapi: Core.Strapi }) => {
  const offers = (): OfferService => strapi.service('api::offer.offer') as unknown as OfferService;

  /** The offer that is asked for, or null once the refusal is written. */
  const found = async (ctx: Context, slug?: string): Promise<PublishedOffer | null> => {
    const locale = localeOf(ctx.query);
    try {
      const offer = await offers().published(locale, slug);
      return offer ?? refuse(ctx, slug === undefined ? 'no-open-offer' : 'offer-not-found', locale);
    } catch (error) {
      if (!(error instanceof Unverifiable)) throw error;
      return refuse(ctx, 'offer-unavailable', locale);
    }
  };

  const show = (ctx: Context, offer: PublishedOffer | null): void => {
    if (offer) ctx.body = { data: offer.payload };
  };

  return {
    async current(ctx: Context) {
      show(ctx, await found(ctx));
    },

    async bySlug(ctx: Context) {
      show(ctx, await found(ctx, ctx.params.slug));
    },

    /** The published offer on one sheet of A4. */
    async sheet(ctx: Context) {
      const offer = await found(ctx, ctx.params.slug);
      if (!offer) return;
      const sheets = strapi.plugin('membership-lifecycle').service('offerSheets') as SheetService;
      const how = { locale: localeOf(ctx.query), draft: false };
      const { name, mime, bytes } = await sheets.make(offer.payload, how);
      ctx.attachment(name, { type: 'inline' });
      ctx.type = mime;
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.body = bytes;
    },
  };
};

export default createOfferController;

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { localeOf } from '../reading/query';
import type { Locale, PublicOffer } from '../reading/types';
import type { OfferService } from '../services/offer';

/** The plugin's service that draws sheets; it is known by its shape alone. */
interface SheetService {
  make(
    offer: PublicOffer,
    how: { locale: Locale; draft: boolean },
  ): Promise<{ name: string; mime: string; bytes: Buffer }>;
}

const createOfferController = ({ strapi }: { strapi: Core.Strapi }) => {
  const offers = (): OfferService => strapi.service('api::offer.offer') as unknown as OfferService;

  const found = (offer: PublicOffer | null, reason: string): PublicOffer => {
    if (!offer) throw new errors.NotFoundError('No such published offer', { reason });
    return offer;
  };

  return {
    async current(ctx: Context) {
      const locale = localeOf(ctx.query);
      const today: string = strapi.plugin('membership-lifecycle').service('clock').today();
      ctx.body = { data: found(await offers().current(today, locale), 'no-open-offer') };
    },

    async bySlug(ctx: Context) {
      const locale = localeOf(ctx.query);
      const offer = await offers().bySlug(ctx.params.slug, locale);
      ctx.body = { data: found(offer, 'offer-not-found') };
    },

    /** The published offer on one sheet of A4. */
    async sheet(ctx: Context) {
      const locale = localeOf(ctx.query);
      const offer = found(await offers().bySlug(ctx.params.slug, locale), 'offer-not-found');
      const sheets = strapi.plugin('membership-lifecycle').service('offerSheets') as SheetService;
      const { name, mime, bytes } = await sheets.make(offer, { locale, draft: false });
      ctx.attachment(name, { type: 'inline' });
      ctx.type = mime;
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.body = bytes;
    },
  };
};

export default createOfferController;

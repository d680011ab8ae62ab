import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { localeOf } from '../reading/query';
import type { PublicOffer } from '../reading/types';
import type { OfferService } from '../services/offer';

const createOfferController = ({ strapi }: { strapi: Core.Strapi }) => {
  const offers = (): OfferService => strapi.service('api::offer.offer') as unknown as OfferService;

  const answer = (ctx: Context, offer: PublicOffer | null, reason: string) => {
    if (!offer) throw new errors.NotFoundError('No such published offer', { reason });
    ctx.body = { data: offer };
  };

  return {
    async current(ctx: Context) {
      const locale = localeOf(ctx.query);
      const today: string = strapi.plugin('membership-lifecycle').service('clock').today();
      answer(ctx, await offers().current(today, locale), 'no-open-offer');
    },

    async bySlug(ctx: Context) {
      const locale = localeOf(ctx.query);
      answer(ctx, await offers().bySlug(ctx.params.slug, locale), 'offer-not-found');
    },
  };
};

export default createOfferController;

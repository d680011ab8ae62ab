import type { Core } from '@strapi/strapi';
import type { Context } from '../../kernel/context';
import { validateOffersQuery } from '../inputs/offers';
import { offersIn } from '../offers';
import { refuse } from '../refusals/offers';

/** The published offers for front-ends; one of them is answered by the application itself. */
const createContentApiOffers = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const page = await offersIn(strapi).published(await validateOffersQuery({ ...ctx.query }));
    ctx.set('Cache-Control', page ? 'public, max-age=1, must-revalidate' : 'no-store');
    if (page) ctx.body = page;
    else {
      ctx.set('Retry-After', '1');
      throw refuse('offer-unavailable');
    }
  },
});

export default createContentApiOffers;

import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';

type Context = Parameters<Core.ControllerHandler>[0];

/** Offers, tiers and benefits as communications edit them. */
const createOffersController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async offer(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'offers').offer(ctx.params.documentId) };
  },

  async tier(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'offers').tier(ctx.params.documentId) };
  },

  async benefit(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'offers').benefit(ctx.params.documentId) };
  },

  async nextYear(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'offers').nextYear(ctx.params.documentId) };
  },

  async prepareNextYear(ctx: Context) {
    const service = getService(strapi, 'offers');
    const userId: number = ctx.state.user.id;
    ctx.body = { data: await service.prepareNextYear(ctx.params.documentId, userId) };
  },
});

export default createOffersController;

import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { sendFile } from '../utils/send-file';
import { validateSheet } from '../validation/attestations';

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

  async sheet(ctx: Context) {
    const { locale = 'fr', version = 'published' } = await validateSheet({ ...ctx.query });
    const service = getService(strapi, 'offers');
    const file = await service.sheet(ctx.params.documentId, locale, version);
    sendFile(ctx, file, file.bytes);
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

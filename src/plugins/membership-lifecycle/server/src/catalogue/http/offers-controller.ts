import type { Core } from '@strapi/strapi';
import { sendFile } from '../../kernel/send-file';
import { validateSheet } from '../../papers/inputs/attestations';
import { offersIn } from '../offers';

type Context = Parameters<Core.ControllerHandler>[0];

/** Offers, tiers and benefits as communications edit them. */
const createOffersController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async offer(ctx: Context) {
    ctx.body = {
      data: await offersIn(strapi).offer(ctx.params.documentId, ctx.state.userAbility),
    };
  },

  async tier(ctx: Context) {
    ctx.body = {
      data: await offersIn(strapi).tier(ctx.params.documentId, ctx.state.userAbility),
    };
  },

  async benefit(ctx: Context) {
    ctx.body = {
      data: await offersIn(strapi).benefit(ctx.params.documentId, ctx.state.userAbility),
    };
  },

  async sheet(ctx: Context) {
    const { locale = 'fr', version = 'published' } = await validateSheet({ ...ctx.query });
    const service = offersIn(strapi);
    const { userAbility } = ctx.state;
    const file = await service.sheet(ctx.params.documentId, locale, version, userAbility);
    sendFile(ctx, file, file.bytes);
  },

  async nextYear(ctx: Context) {
    ctx.body = {
      data: await offersIn(strapi).nextYear(ctx.params.documentId, ctx.state.userAbility),
    };
  },

  async prepareNextYear(ctx: Context) {
    const service = offersIn(strapi);
    const { user, userAbility } = ctx.state;
    const { documentId } = ctx.params;
    ctx.body = { data: await service.prepareNextYear(documentId, user.id, userAbility) };
  },
});

export default createOffersController;

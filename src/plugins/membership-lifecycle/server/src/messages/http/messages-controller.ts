import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateMessageQuery } from '../inputs/messages';
import { messagesIn } from '../messages';

type Context = Parameters<Core.ControllerHandler>[0];

/** The letters of the outbox. */
const createMessagesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const filters = await validateMessageQuery({ ...ctx.query });
    ctx.body = await messagesIn(strapi).list(filters);
  },

  async view(ctx: Context) {
    ctx.body = { data: await messagesIn(strapi).view(ctx.params.id) };
  },

  async resend(ctx: Context) {
    const service = messagesIn(strapi);
    ctx.body = { data: await service.resend(ctx.params.id, adminActor(ctx)) };
  },

  async revokeLink(ctx: Context) {
    const service = messagesIn(strapi);
    ctx.body = { data: await service.revokeLink(ctx.params.id, adminActor(ctx)) };
  },

  async cancel(ctx: Context) {
    const service = messagesIn(strapi);
    ctx.body = { data: await service.cancel(ctx.params.id, adminActor(ctx)) };
  },
});

export default createMessagesController;

import type { Core } from '@strapi/strapi';
import { adminActor } from '../utils/actor';
import { getService } from '../utils/get-service';
import { validateEventQuery, validateSubscriptions, validateTest } from '../validation/events';
import { validateNothing } from '../validation/statistics';

type Context = Parameters<Core.ControllerHandler>[0];

/** The events that webhooks receive. */
const createEventsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const filters = await validateEventQuery({ ...ctx.query });
    ctx.body = await getService(strapi, 'events').list(filters);
  },

  async resend(ctx: Context) {
    const service = getService(strapi, 'events');
    ctx.body = { data: await service.resend(ctx.params.id, adminActor(ctx)) };
  },

  async webhooks(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'events').webhooks() };
  },

  async saveSubscriptions(ctx: Context) {
    const input = await validateSubscriptions(ctx.request.body);
    const service = getService(strapi, 'events');
    ctx.body = { data: await service.saveSubscriptions(input, adminActor(ctx)) };
  },

  async test(ctx: Context) {
    const { event } = await validateTest(ctx.request.body);
    ctx.body = { data: await getService(strapi, 'events').test(ctx.params.id, event) };
  },

  async secret(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = { data: await getService(strapi, 'webhookSecrets').show(ctx.params.id) };
  },

  async renewSecret(ctx: Context) {
    await validateNothing(ctx.request.body ?? {});
    const service = getService(strapi, 'webhookSecrets');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = { data: await service.renew(ctx.params.id, adminActor(ctx)) };
  },
});

export default createEventsController;

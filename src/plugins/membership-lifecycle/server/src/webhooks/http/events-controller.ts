import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { eventsIn } from '../events';
import { validateEventQuery, validateSubscriptions, validateTest } from '../inputs/events';
import { webhookSecretsIn } from '../webhook-secrets';

type Context = Parameters<Core.ControllerHandler>[0];

/** The events that webhooks receive. */
const createEventsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const filters = await validateEventQuery({ ...ctx.query });
    ctx.body = await eventsIn(strapi).list(filters);
  },

  async resend(ctx: Context) {
    const service = eventsIn(strapi);
    ctx.body = { data: await service.resend(ctx.params.id, adminActor(ctx)) };
  },

  async webhooks(ctx: Context) {
    ctx.body = { data: await eventsIn(strapi).webhooks() };
  },

  async saveSubscriptions(ctx: Context) {
    const input = await validateSubscriptions(ctx.request.body);
    const service = eventsIn(strapi);
    ctx.body = { data: await service.saveSubscriptions(input, adminActor(ctx)) };
  },

  async test(ctx: Context) {
    const { event } = await validateTest(ctx.request.body);
    ctx.body = { data: await eventsIn(strapi).test(ctx.params.id, event) };
  },

  async secret(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = { data: await webhookSecretsIn(strapi).show(ctx.params.id) };
  },

  async renewSecret(ctx: Context) {
    await validateNothing(ctx.request.body ?? {});
    const service = webhookSecretsIn(strapi);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = { data: await service.renew(ctx.params.id, adminActor(ctx)) };
  },
});

export default createEventsController;

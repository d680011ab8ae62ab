import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { eventsIn } from '../events';
import { validateEventQuery, validateSubscriptions, validateTest } from '../inputs/events';
import { webhookSecretsIn } from '../webhook-secrets';

const MAY = may(PERMISSIONS.webhookManage);

/** The events that webhooks receive. */
export default [
  list('/events', MAY, async ({ strapi, query }) => {
    const filters = await validateEventQuery(query);
    return eventsIn(strapi).list(filters);
  }),
  post('/events/:id/resend', MAY, ({ strapi, params, actor }) =>
    eventsIn(strapi).resend(params.id, actor),
  ),
  get('/events/webhooks', MAY, ({ strapi }) => eventsIn(strapi).webhooks()),
  put('/events/webhooks', MAY, async ({ strapi, body, actor }) => {
    const input = await validateSubscriptions(body);
    return eventsIn(strapi).saveSubscriptions(input, actor);
  }),
  post('/events/webhooks/:id/test', MAY, async ({ strapi, params, body }) => {
    const { event } = await validateTest(body);
    return eventsIn(strapi).test(params.id, event);
  }),
  get('/events/webhooks/:id/secret', MAY, async ({ strapi, ctx, params, query }) => {
    await validateNothing(query);
    ctx.set('Cache-Control', 'private, no-store');
    return webhookSecretsIn(strapi).show(params.id);
  }),
  post('/events/webhooks/:id/secret', MAY, async ({ strapi, ctx, params, body, actor }) => {
    await validateNothing(body ?? {});
    ctx.set('Cache-Control', 'private, no-store');
    return webhookSecretsIn(strapi).renew(params.id, actor);
  }),
] satisfies AdminCall[];

import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateMessageQuery } from '../inputs/messages';
import { messagesIn } from '../messages';

/** The messages of the outbox. */
export default [
  list('/messages', may(PERMISSIONS.messageRead), async ({ strapi, query }) => {
    const filters = await validateMessageQuery(query);
    return messagesIn(strapi).list(filters);
  }),
  get('/messages/:id', may(PERMISSIONS.messageRead), ({ strapi, params }) =>
    messagesIn(strapi).view(params.id),
  ),
  post('/messages/:id/resend', may(PERMISSIONS.messageManage), ({ strapi, params, actor }) =>
    messagesIn(strapi).resend(params.id, actor),
  ),
  post('/messages/:id/revoke-link', may(PERMISSIONS.messageManage), ({ strapi, params, actor }) =>
    messagesIn(strapi).revokeLink(params.id, actor),
  ),
  post('/messages/:id/cancel', may(PERMISSIONS.messageManage), ({ strapi, params, actor }) =>
    messagesIn(strapi).cancel(params.id, actor),
  ),
] satisfies AdminCall[];

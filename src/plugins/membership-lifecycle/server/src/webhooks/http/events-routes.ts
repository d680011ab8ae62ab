import { PERMISSIONS } from '../../../../shared/kernel/ids';

const policies = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.webhookManage] } },
];

const route = (method: 'GET' | 'PUT' | 'POST', path: string, action: string) => ({
  method,
  path: `/events${path}`,
  handler: `events.${action}`,
  config: { policies },
});

export default [
  route('GET', '', 'list'),
  route('POST', '/:id/resend', 'resend'),
  route('GET', '/webhooks', 'webhooks'),
  route('PUT', '/webhooks', 'saveSubscriptions'),
  route('POST', '/webhooks/:id/test', 'test'),
  route('GET', '/webhooks/:id/secret', 'secret'),
  route('POST', '/webhooks/:id/secret', 'renewSecret'),
];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST', path: string, action: string, permission: string) => ({
  method,
  path: `/messages${path}`,
  handler: `messages.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

export default [
  route('GET', '', 'list', PERMISSIONS.messageRead),
  route('GET', '/:id', 'view', PERMISSIONS.messageRead),
  route('POST', '/:id/resend', 'resend', PERMISSIONS.messageManage),
  route('POST', '/:id/revoke-link', 'revokeLink', PERMISSIONS.messageManage),
  route('POST', '/:id/cancel', 'cancel', PERMISSIONS.messageManage),
];

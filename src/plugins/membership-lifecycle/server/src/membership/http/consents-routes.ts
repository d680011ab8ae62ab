import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST', path: string, action: string, permission: string) => ({
  method,
  path,
  handler: `consents.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { membershipRead, membershipManage, privacyManage } = PERMISSIONS;

export default [
  route('GET', '/consent-texts', 'texts', membershipRead),
  route('POST', '/consent-texts', 'write', privacyManage),
  route('GET', '/memberships/:documentId/consents', 'list', membershipRead),
  route('POST', '/memberships/:documentId/consents', 'record', membershipManage),
  route('POST', '/consents/:id/withdraw', 'withdraw', membershipManage),
];

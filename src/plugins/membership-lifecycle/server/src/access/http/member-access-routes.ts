import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST', path: string, action: string, permission: string) => ({
  method,
  path: `/memberships/:documentId/member-access${path}`,
  handler: `memberAccess.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { membershipRead, membershipManage } = PERMISSIONS;

export default [
  route('GET', '', 'list', membershipRead),
  route('POST', '/invite', 'invite', membershipManage),
  route('POST', '/withdraw', 'withdraw', membershipManage),
];

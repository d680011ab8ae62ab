import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST', path: string, action: string, permission: string) => ({
  method,
  path,
  handler: `attestations.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { membershipRead, membershipManage, duesManage, messageManage } = PERMISSIONS;
const OF_A_MEMBER = '/memberships/:documentId';

export default [
  route('GET', `${OF_A_MEMBER}/attestations`, 'list', membershipRead),
  route('POST', `${OF_A_MEMBER}/certificates`, 'certificate', membershipManage),
  route('POST', `${OF_A_MEMBER}/receipts`, 'receipt', duesManage),
  route('POST', '/papers/:id/send', 'send', messageManage),
];

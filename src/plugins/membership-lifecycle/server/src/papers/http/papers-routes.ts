import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST', path: string, action: string, permission: string) => ({
  method,
  path,
  handler: `papers.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { membershipRead, paperRead, paperManage } = PERMISSIONS;

export default [
  route('GET', '/papers/:id/file', 'file', membershipRead),
  route('GET', '/memberships/:documentId/papers', 'issued', membershipRead),
  route('GET', '/memberships/:documentId/member-papers', 'list', paperRead),
  route('POST', '/memberships/:documentId/member-papers', 'add', paperManage),
  route('GET', '/member-papers/:id/file', 'memberFile', paperRead),
  route('POST', '/member-papers/:id/remove', 'remove', paperManage),
];

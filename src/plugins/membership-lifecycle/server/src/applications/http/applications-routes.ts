import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  action: string,
  permission: string,
) => ({
  method,
  path: `/applications${path}`,
  handler: `applications.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { applicationRead, applicationManage } = PERMISSIONS;

export default [
  route('GET', '', 'list', applicationRead),
  route('GET', '/settings', 'settings', applicationManage),
  route('PUT', '/settings', 'saveSettings', applicationManage),
  route('GET', '/:id', 'view', applicationRead),
  route('POST', '/:id/open', 'open', applicationManage),
  route('POST', '/:id/attach', 'attach', applicationManage),
  route('POST', '/:id/reject', 'reject', applicationManage),
];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, action: string) => ({
  method,
  path: `/imports${path}`,
  handler: `imports.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.importManage] } },
    ],
  },
});

export default [
  route('GET', '', 'list'),
  route('POST', '', 'read'),
  route('GET', '/:id', 'view'),
  route('PUT', '/:id', 'map'),
  route('DELETE', '/:id', 'remove'),
  route('GET', '/:id/lines', 'lines'),
  route('GET', '/:id/progress', 'progress'),
  route('POST', '/:id/apply', 'apply'),
];

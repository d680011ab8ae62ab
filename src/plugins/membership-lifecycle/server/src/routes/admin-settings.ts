import { PERMISSIONS } from '../../../shared/ids';

const policies = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.settingsManage] } },
];

const route = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, action: string) => ({
  method,
  path: `/settings/${path}`,
  handler: `settings.${action}`,
  config: { policies },
});

export default [
  route('GET', 'workflows', 'workflows'),
  route('POST', 'workflows', 'copyWorkflow'),
  route('GET', 'workflows/:id', 'workflow'),
  route('DELETE', 'workflows/:id', 'removeWorkflow'),
  route('PUT', 'workflows/:id', 'saveWorkflow'),
  route('POST', 'workflows/:id/preview', 'previewWorkflow'),
  route('GET', 'identity', 'identity'),
  route('PUT', 'identity', 'saveIdentity'),
];

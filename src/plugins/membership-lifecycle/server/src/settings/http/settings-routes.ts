import { PERMISSIONS } from '../../../../shared/kernel/ids';

const policies = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.settingsManage] } },
];

const route = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, action: string) => ({
  method,
  path: `/settings/${path}`,
  handler: action,
  config: { policies },
});

export default [
  route('GET', 'workflows', 'workflows.workflows'),
  route('POST', 'workflows', 'workflows.copyWorkflow'),
  route('GET', 'workflows/:id', 'workflows.workflow'),
  route('DELETE', 'workflows/:id', 'workflows.removeWorkflow'),
  route('PUT', 'workflows/:id', 'workflows.saveWorkflow'),
  route('POST', 'workflows/:id/preview', 'workflows.previewWorkflow'),
  route('GET', 'identity', 'settings.identity'),
  route('PUT', 'identity', 'settings.saveIdentity'),
];

import { PERMISSIONS, PLUGIN_ID } from '../../../../shared/kernel/ids';

const MANAGE = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.settingsManage] } },
];

const route = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  action: string,
  more: string[] = [],
) => ({
  method,
  path: `/settings/templates${path}`,
  handler: `templates.${action}`,
  config: { policies: [...MANAGE, ...more] },
});

const MEMBERS = [`plugin::${PLUGIN_ID}.may-read-named-member`];

export default [
  route('GET', '', 'list'),
  route('PUT', '/:code', 'save'),
  route('POST', '/:code/preview', 'preview', MEMBERS),
  route('POST', '/:code/test', 'test', MEMBERS),
];

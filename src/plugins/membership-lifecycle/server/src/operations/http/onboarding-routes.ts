import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'PUT', action: string) => ({
  method,
  path: '/onboarding',
  handler: `onboarding.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.settingsManage] } },
    ],
  },
});

export default [route('GET', 'view'), route('PUT', 'record')];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (path: string, action: string) => ({
  method: 'GET',
  path: `/schedule${path}`,
  handler: `schedule.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.membershipRead] } },
    ],
  },
});

export default [route('', 'view'), route('/letter', 'letter')];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

export default [
  {
    method: 'GET',
    path: '/operations',
    handler: 'operations.view',
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.membershipRead] } },
      ],
    },
  },
];

import { PERMISSIONS } from '../../../shared/ids';

export default [
  {
    method: 'GET',
    path: '/papers/:id/file',
    handler: 'papers.file',
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.membershipRead] } },
      ],
    },
  },
];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (path: string, action: string, permission: string) => ({
  method: 'GET',
  path,
  handler: `statistics.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { membershipRead, statisticsRead } = PERMISSIONS;

export default [
  route('/statistics/today', 'today', membershipRead),
  route('/statistics/year', 'year', statisticsRead),
  route('/statistics/year/export', 'exportYear', statisticsRead),
  route('/dues', 'dues', membershipRead),
  route('/counters', 'counters', membershipRead),
  route('/counters/benefits', 'countedBenefits', membershipRead),
];

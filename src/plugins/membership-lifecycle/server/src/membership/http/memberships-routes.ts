import { PERMISSIONS } from '../../../../shared/kernel/ids';

const guarded = (...more: unknown[]) => ({ policies: ['admin::isAuthenticatedAdmin', ...more] });

const may = (permission: string) =>
  guarded({ name: 'admin::hasPermissions', config: { actions: [permission] } });

const route = (
  method: 'GET' | 'POST',
  path: string,
  handler: string,
  config: ReturnType<typeof guarded>,
) => ({ method, path, handler, config });

const { membershipRead, membershipManage } = PERMISSIONS;

export default [
  route('GET', '/memberships/:documentId', 'memberships.view', may(membershipRead)),
  route(
    'GET',
    '/memberships/:documentId/activities',
    'memberships.activities',
    may(membershipRead),
  ),
  route(
    'GET',
    '/memberships/:documentId/entitlements/:entitlementId/usages',
    'memberships.ledger',
    may(membershipRead),
  ),
  route(
    'GET',
    '/memberships/:documentId/merge/:into',
    'memberships.mergePlan',
    may(membershipManage),
  ),
  route('GET', '/benefits', 'memberships.benefits', may(membershipRead)),
  // Which permission a command needs depends on the command: the policy reads its name.
  route(
    'POST',
    '/memberships/:documentId/commands/:name',
    'memberships.runCommand',
    guarded('plugin::membership-lifecycle.may-run-command'),
  ),
  route('GET', '/tiers', 'memberships.tiers', may(membershipRead)),
  route('GET', '/colleagues', 'renewals.colleagues', may(membershipRead)),
  route('GET', '/renewals', 'renewals.list', may(membershipRead)),
  route('GET', '/renewals/stages', 'renewals.stages', may(membershipRead)),
  route('GET', '/renewals/selection', 'renewals.selection', may(membershipManage)),
  route('POST', '/renewals/move/plan', 'renewals.movePlan', may(membershipManage)),
  route('POST', '/renewals/move', 'renewals.move', may(membershipManage)),
  route('POST', '/renewals/assign', 'renewals.assign', may(membershipManage)),
  route('POST', '/renewals/note', 'renewals.note', may(membershipManage)),
  route('POST', '/renewals/campaign/plan', 'renewals.campaignPlan', may(membershipManage)),
  route(
    'POST',
    '/renewals/campaign/exceptions',
    'renewals.campaignExceptions',
    may(membershipManage),
  ),
  route(
    'POST',
    '/renewals/campaign/selection',
    'renewals.campaignSelection',
    may(membershipManage),
  ),
  route('POST', '/renewals/campaign', 'renewals.campaign', may(membershipManage)),
  route('GET', '/daily', 'renewals.runs', may(membershipRead)),
  route('POST', '/daily/run', 'renewals.run', may(membershipManage)),
];

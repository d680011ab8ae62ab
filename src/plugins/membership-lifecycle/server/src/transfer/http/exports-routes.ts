import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';

/** Who reads a list may take it as a file; whole members and histories have their own permission. */
const route = (path: string, action: string, ...actions: (string | [string, string])[]) => ({
  method: 'GET',
  path: `/exports/${path}`,
  handler: `exports.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions } },
    ],
  },
});

const READ = 'plugin::content-manager.explorer.read';
const { membershipRead, messageRead, webhookManage, exportRead, assemblyRead, participationRead } =
  PERMISSIONS;

export default [
  route('memberships', 'memberships', [READ, MEMBERSHIP_UID]),
  route('organisations', 'organisations', [READ, ORGANISATION_UID]),
  route('renewals', 'renewals', membershipRead),
  route('dues', 'dues', membershipRead),
  route('counters', 'counters', membershipRead),
  route('registrations', 'registrations', participationRead),
  route('messages', 'messages', messageRead),
  route('events', 'events', webhookManage),
  route('assemblies/:id', 'assembly', assemblyRead),
  route('members/:documentId', 'member', exportRead),
  route('history', 'history', exportRead),
];

import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  action: string,
  ...actions: string[]
) => ({
  method,
  path: `/assemblies${path}`,
  handler: `assemblies.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions } },
    ],
  },
});

const { assemblyRead, assemblyManage } = PERMISSIONS;

export default [
  route('GET', '', 'list', assemblyRead),
  route('POST', '', 'create', assemblyManage),
  route('GET', '/:id', 'view', assemblyRead),
  route('PUT', '/:id', 'save', assemblyManage),
  route('POST', '/:id/commands/:name', 'runCommand', assemblyManage),
  route('GET', '/:id/roll', 'roll', assemblyRead),
  route('GET', '/:id/roll/:membershipId/contacts', 'contacts', assemblyManage),
  route('GET', '/:id/late', 'late', assemblyRead),
  route('GET', '/:id/convocation', 'convocation', assemblyManage),
  route('GET', '/:id/proxies', 'proxies', assemblyRead),
  route('GET', '/:id/activities', 'activities', assemblyRead),
  route('GET', '/:id/sheet', 'sheet', assemblyRead),
];

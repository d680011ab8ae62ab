import { PERMISSIONS } from '../../../../shared/kernel/ids';

const route = (method: 'GET' | 'POST' | 'PUT', path: string, action: string) => ({
  method,
  path: `/privacy${path}`,
  handler: `privacy.${action}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [PERMISSIONS.privacyManage] } },
    ],
  },
});

export default [
  route('GET', '/people', 'people'),
  route('GET', '/person', 'person'),
  route('GET', '/person/file', 'file'),
  route('POST', '/person/erase', 'erase'),
  route('GET', '/register', 'register'),
  route('GET', '/register/file', 'registerFile'),
  route('PUT', '/settings', 'save'),
  route('GET', '/retention', 'plan'),
  route('POST', '/retention/purge', 'purge'),
];

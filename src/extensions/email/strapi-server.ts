import { ask, type AdminRoutes } from '../permitted';

/**
 * Without this, every account of the admin, even a read-only one, could send any e-mail as the
 * association.
 */
export default <Plugin extends AdminRoutes>(plugin: Plugin): Plugin => {
  ask(plugin, 'POST', '/', 'plugin::email.settings.read');
  return plugin;
};

import { ask, type AdminRoutes } from '../permitted';

/** Any account of the admin, a reader's too, could write to anybody in the association's name. */
export default <Plugin extends AdminRoutes>(plugin: Plugin): Plugin => {
  ask(plugin, 'POST', '/', 'plugin::email.settings.read');
  return plugin;
};

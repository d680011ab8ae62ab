import { ask, type AdminRoutes } from '../permitted';

/** Any account of the admin could change how everybody's languages are translated. */
export default <Plugin extends AdminRoutes>(plugin: Plugin): Plugin => {
  ask(plugin, 'PUT', '/settings', 'plugin::i18n.locale.update');
  return plugin;
};

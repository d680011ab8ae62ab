import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../shared/kernel/ids';
import { keepSession } from './kit/session/keep-session';
import { prefixKeys } from './kit/utils/trad';
import { registerContentManager } from './registration/content-manager';
import { registerCustomFields } from './registration/custom-fields';
import { registerFirstSteps } from './registration/first-steps';
import { registerHomeWidgets } from './registration/home-widgets';
import { addReadableColumns } from './registration/list-columns';
import { keepUsefulFilters } from './registration/list-filters';
import { registerPages } from './registration/pages';
import { namePermissions } from './registration/permission-names';
import { keepWhatWasTyped } from './registration/refused-saves';

const loadTexts = async (locale: string): Promise<Record<string, string>> => {
  // Strapi asks for every language of the admin; the plugin speaks two.
  if (locale !== 'fr' && locale !== 'en') return {};
  return (await import('./translations/texts')).textsIn(locale);
};

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    registerCustomFields(app);
    registerPages(app);
    registerContentManager(app);
    keepWhatWasTyped();
    keepSession(loadTexts);
    registerHomeWidgets(app);
    registerFirstSteps(app);
    namePermissions(loadTexts);
  },

  bootstrap(app: Pick<StrapiApp, 'registerHook'>) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addReadableColumns);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', keepUsefulFilters);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: prefixKeys(await loadTexts(locale)) })),
    );
  },
};

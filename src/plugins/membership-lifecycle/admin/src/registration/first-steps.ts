import { Rocket } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS, PLUGIN_ID } from '../../../shared/kernel/ids';
import { trad } from '../kit/utils/trad';

/** « Premiers pas », in front of the other widgets: it is there only while something is missing. */
export const registerFirstSteps = (app: StrapiApp): void => {
  app.widgets.register((widgets) => [
    {
      id: 'first-steps',
      pluginId: PLUGIN_ID,
      icon: Rocket,
      title: trad('onboarding.title'),
      permissions: [{ action: PERMISSIONS.settingsManage }],
      component: async () => (await import('../operations/widgets/FirstSteps')).FirstSteps,
    },
    ...widgets,
  ]);
};

import { HandHeart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS, PLUGIN_ID } from '../../../shared/kernel/ids';
import { trad } from '../kit/utils/trad';

const allowed = (action: string) => [{ action, subject: null }];

/** The plugin's pages in the menu and in the settings. */
export const registerPages = (app: StrapiApp): void => {
  app.addMenuLink({
    to: `plugins/${PLUGIN_ID}`,
    icon: HandHeart,
    intlLabel: trad('nav.title'),
    // The menu entry needs any of these permissions; each page checks its own.
    permissions: [
      PERMISSIONS.membershipRead,
      PERMISSIONS.applicationRead,
      PERMISSIONS.statisticsRead,
      PERMISSIONS.messageRead,
      PERMISSIONS.importManage,
      PERMISSIONS.occasionRead,
      PERMISSIONS.assemblyRead,
    ].flatMap(allowed),
    Component: () =>
      import('../pages/LifecyclePages').then((file) => ({ default: file.LifecyclePages })),
  });

  const permissions = allowed(PERMISSIONS.settingsManage);
  app.addSettingsLink({ id: PLUGIN_ID, intlLabel: trad('settings.section') }, [
    {
      id: 'workflow',
      to: `${PLUGIN_ID}/workflow`,
      intlLabel: trad('settings.workflow'),
      permissions,
      Component: () =>
        import('../renewals/settings/WorkflowPage').then((file) => ({
          default: file.WorkflowPage,
        })),
    },
    {
      id: 'templates',
      to: `${PLUGIN_ID}/templates`,
      intlLabel: trad('settings.templates'),
      permissions,
      Component: () =>
        import('../messages/templates/TemplatesPage').then((file) => ({
          default: file.TemplatesPage,
        })),
    },
    {
      id: 'identity',
      to: `${PLUGIN_ID}/identity`,
      intlLabel: trad('settings.identity'),
      permissions,
      Component: () =>
        import('../settings/IdentityPage').then((file) => ({ default: file.IdentityPage })),
    },
    {
      id: 'events',
      to: `${PLUGIN_ID}/events`,
      intlLabel: trad('settings.events'),
      permissions: allowed(PERMISSIONS.webhookManage),
      Component: () =>
        import('../webhooks/settings/events/EventsPage').then((file) => ({
          default: file.EventsPage,
        })),
    },
  ]);
};

import { HandHeart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { PERMISSIONS, PLUGIN_ID } from '../../../shared/kernel/ids';
import { trad } from '../kit/utils/trad';
import { OWN_PAGES } from '../pages/sections';

/** A page of the settings by its address, whose name there has the key `settings.<address>`. */
const settingsPage = (
  id: 'workflow' | 'templates' | 'identity' | 'events',
  opensFor: readonly string[],
  load: () => Promise<ComponentType>,
) => ({
  id,
  to: `${PLUGIN_ID}/${id}`,
  intlLabel: trad(`settings.${id}`),
  permissions: opensFor.map((action) => ({ action, subject: null })),
  // Strapi warns of a loader that is an async function itself.
  Component: () => load().then((page) => ({ default: page })),
});

const {
  membershipRead,
  messageRead,
  settingsManage,
  templatesManage,
  webhookManage,
  workflowManage,
} = PERMISSIONS;

const SETTINGS = [
  settingsPage(
    'workflow',
    [membershipRead, workflowManage],
    async () => (await import('../renewals/settings/WorkflowPage')).WorkflowPage,
  ),
  settingsPage(
    'templates',
    [messageRead, templatesManage],
    async () => (await import('../messages/templates/TemplatesPage')).TemplatesPage,
  ),
  settingsPage(
    'identity',
    [settingsManage],
    async () => (await import('../settings/IdentityPage')).IdentityPage,
  ),
  settingsPage(
    'events',
    [webhookManage],
    async () => (await import('../webhooks/settings/events/EventsPage')).EventsPage,
  ),
];

/** Keeps Strapi's link to its records, which it shows to everybody, to those who find some there. */
const keepRecordsToReaders = ({ router }: StrapiApp): void => {
  const link = router.menu.find(({ to }) => to.startsWith('content-manager'));
  if (link) link.permissions = [{ action: 'plugin::content-manager.explorer.read' }];
};

/** The plugin's pages in the menu and in the settings. */
export const registerPages = (app: StrapiApp): void => {
  keepRecordsToReaders(app);
  app.addMenuLink({
    to: `plugins/${PLUGIN_ID}`,
    icon: HandHeart,
    intlLabel: trad('nav.title'),
    // The entry shows for the permission of any of the pages; each page checks its own.
    permissions: OWN_PAGES.flatMap(({ needs }) => needs),
    Component: () =>
      import('../pages/LifecyclePages').then((file) => ({ default: file.LifecyclePages })),
  });
  app.addSettingsLink({ id: PLUGIN_ID, intlLabel: trad('settings.section') }, SETTINGS);
};

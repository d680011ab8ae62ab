import type { ComponentType } from 'react';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../shared/kernel/ids';
import type { TextKey } from '../kit/utils/trad';

interface Allowed {
  action: string;
  subject: string | null;
}

/** A page of the plugin, loaded when it is opened. */
export interface OwnPage {
  label: TextKey;
  path: string;
  needs: Allowed;
  load: () => Promise<{ default: ComponentType }>;
}

/** A list of the Content Manager that belongs to the same work. */
export interface OtherPage {
  label: TextKey;
  to: string;
  needs: Allowed;
}

export interface PageSection {
  label: TextKey;
  pages: readonly (OwnPage | OtherPage)[];
}

const mayUse = (action: string): Allowed => ({ action, subject: null });

const list = (uid: string, label: TextKey): OtherPage => ({
  label,
  to: `/content-manager/collection-types/${uid}`,
  needs: { action: 'plugin::content-manager.explorer.read', subject: uid },
});

/** The pages of « Adhésions », in the order of the side navigation. */
export const SECTIONS: readonly PageSection[] = [
  {
    label: 'nav.year',
    pages: [
      {
        label: 'menu.renewals',
        path: 'renewals',
        needs: mayUse(PERMISSIONS.membershipRead),
        load: () =>
          import('../renewals/RenewalsPage').then((file) => ({ default: file.RenewalsPage })),
      },
      {
        label: 'menu.applications',
        path: 'applications',
        needs: mayUse(PERMISSIONS.applicationRead),
        load: () =>
          import('../applications/ApplicationsPage').then((file) => ({
            default: file.ApplicationsPage,
          })),
      },
      {
        label: 'menu.schedule',
        path: 'schedule',
        needs: mayUse(PERMISSIONS.membershipRead),
        load: () =>
          import('../renewals/schedule/SchedulePage').then((file) => ({
            default: file.SchedulePage,
          })),
      },
      {
        label: 'menu.dues',
        path: 'dues',
        needs: mayUse(PERMISSIONS.membershipRead),
        load: () =>
          import('../statistics/dues/DuesPage').then((file) => ({ default: file.DuesPage })),
      },
      {
        label: 'menu.counters',
        path: 'counters',
        needs: mayUse(PERMISSIONS.membershipRead),
        load: () =>
          import('../statistics/counters/CountersPage').then((file) => ({
            default: file.CountersPage,
          })),
      },
      {
        label: 'menu.occasions',
        path: 'occasions',
        needs: mayUse(PERMISSIONS.occasionRead),
        load: () =>
          import('../occasions/OccasionsPage').then((file) => ({ default: file.OccasionsPage })),
      },
      {
        label: 'menu.messages',
        path: 'messages',
        needs: mayUse(PERMISSIONS.messageRead),
        load: () =>
          import('../messages/MessagesPage').then((file) => ({ default: file.MessagesPage })),
      },
    ],
  },
  {
    label: 'nav.governance',
    pages: [
      {
        label: 'menu.assemblies',
        path: 'assemblies',
        needs: mayUse(PERMISSIONS.assemblyRead),
        load: () =>
          import('../assemblies/AssembliesPage').then((file) => ({ default: file.AssembliesPage })),
      },
    ],
  },
  {
    label: 'nav.figures',
    pages: [
      {
        label: 'menu.dashboard',
        path: 'dashboard',
        needs: mayUse(PERMISSIONS.statisticsRead),
        load: () =>
          import('../statistics/dashboard/DashboardPage').then((file) => ({
            default: file.DashboardPage,
          })),
      },
    ],
  },
  {
    label: 'nav.records',
    pages: [
      list(MEMBERSHIP_UID, 'nav.memberships'),
      list(ORGANISATION_UID, 'nav.organisations'),
      {
        label: 'menu.imports',
        path: 'imports',
        needs: mayUse(PERMISSIONS.importManage),
        load: () =>
          import('../transfer/imports/ImportsPage').then((file) => ({ default: file.ImportsPage })),
      },
      {
        label: 'menu.privacy',
        path: 'privacy',
        needs: mayUse(PERMISSIONS.privacyManage),
        load: () =>
          import('../privacy/PrivacyPage').then((file) => ({ default: file.PrivacyPage })),
      },
    ],
  },
];

export const OWN_PAGES: readonly OwnPage[] = SECTIONS.flatMap(({ pages }) => pages).filter(
  (page): page is OwnPage => 'path' in page,
);

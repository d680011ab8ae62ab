import type { ComponentType } from 'react';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../shared/kernel/ids';
import type { TextKey } from '../kit/utils/trad';

interface Allowed {
  action: string;
  subject: string | null;
}

/** A page of the plugin, loaded when it is opened by those who have one of its permissions. */
export interface OwnPage {
  label: TextKey;
  path: string;
  /** One of these leads to it in the navigation. */
  needs: readonly Allowed[];
  /** These open it too, from a page that leads there. */
  opensFor?: readonly Allowed[];
  load: () => Promise<ComponentType>;
}

/** A list of the Content Manager that belongs to the same work. */
export interface OtherPage {
  label: TextKey;
  to: string;
  needs: readonly Allowed[];
}

export interface PageSection {
  label: TextKey;
  pages: readonly (OwnPage | OtherPage)[];
}

const own = (action: string): Allowed => ({ action, subject: null });

type PathOf<Key> = Key extends `menu.${infer Path}` ? Path : never;

/** A page by its address, whose name in the menu has the key `menu.<address>`. */
const page = (
  path: PathOf<TextKey>,
  actions: string | readonly string[],
  load: OwnPage['load'],
): OwnPage => {
  const label: TextKey = `menu.${path}`;
  return { label, path, needs: [actions].flat().map(own), load };
};

const list = (uid: string, label: TextKey): OtherPage => ({
  label,
  to: `/content-manager/collection-types/${uid}`,
  needs: [{ action: 'plugin::content-manager.explorer.read', subject: uid }],
});

const { membershipRead, membershipManage, applicationRead, occasionRead, messageRead } =
  PERMISSIONS;
const { duesManage, assemblyRead, statisticsRead, importManage, privacyManage, usageRecord } =
  PERMISSIONS;

/** The pages of « Adhésions », in the order of the side navigation. */
export const SECTIONS: readonly PageSection[] = [
  {
    label: 'nav.year',
    pages: [
      {
        ...page(
          'members',
          membershipRead,
          async () => (await import('./member/MembersPages')).MembersPages,
        ),
        // To the rights of one member, which the counters and the search lead to.
        opensFor: [own(usageRecord)],
      },
      page(
        'renewals',
        membershipRead,
        async () => (await import('../renewals/RenewalsPage')).RenewalsPage,
      ),
      page(
        'applications',
        applicationRead,
        async () => (await import('../applications/ApplicationsPage')).ApplicationsPage,
      ),
      page(
        'schedule',
        membershipRead,
        async () => (await import('../renewals/schedule/SchedulePage')).SchedulePage,
      ),
      page(
        'dues',
        membershipRead,
        async () => (await import('../statistics/dues/DuesPage')).DuesPage,
      ),
      page('calls', membershipRead, async () => (await import('../account/CallsPage')).CallsPage),
      page('bank', duesManage, async () => (await import('../bank/BankPage')).BankPage),
      page(
        'payments',
        membershipRead,
        async () => (await import('../account/PaymentsPage')).PaymentsPage,
      ),
      page(
        'treasury',
        membershipRead,
        async () => (await import('../statistics/treasury/TreasuryPage')).TreasuryPage,
      ),
      page(
        'counters',
        [membershipRead, usageRecord],
        async () => (await import('../statistics/counters/CountersPage')).CountersPage,
      ),
      page(
        'occasions',
        occasionRead,
        async () => (await import('../occasions/OccasionsPage')).OccasionsPage,
      ),
      page(
        'messages',
        messageRead,
        async () => (await import('../messages/MessagesPage')).MessagesPage,
      ),
    ],
  },
  {
    label: 'nav.governance',
    pages: [
      page(
        'assemblies',
        assemblyRead,
        async () => (await import('../assemblies/AssembliesPage')).AssembliesPage,
      ),
    ],
  },
  {
    label: 'nav.figures',
    pages: [
      page(
        'dashboard',
        statisticsRead,
        async () => (await import('../statistics/dashboard/DashboardPage')).DashboardPage,
      ),
    ],
  },
  {
    label: 'nav.records',
    pages: [
      list(MEMBERSHIP_UID, 'nav.memberships'),
      list(ORGANISATION_UID, 'nav.organisations'),
      page(
        'imports',
        importManage,
        async () => (await import('../transfer/imports/ImportsPage')).ImportsPage,
      ),
      page(
        'privacy',
        privacyManage,
        async () => (await import('../privacy/PrivacyPage')).PrivacyPage,
      ),
    ],
  },
];

/** Pages that others lead to, and no navigation. */
const LED_TO: readonly OwnPage[] = [
  {
    label: 'intake.title',
    path: 'members/new',
    needs: [own(membershipManage)],
    load: async () => (await import('../applications/intake/NewMemberPage')).NewMemberPage,
  },
];

export const OWN_PAGES: readonly OwnPage[] = [
  ...SECTIONS.flatMap(({ pages }) => pages).filter((one): one is OwnPage => 'path' in one),
  ...LED_TO,
];

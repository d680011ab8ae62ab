import {
  ArrowsCounterClockwise,
  ChartPie,
  Clock,
  Mail,
  PriceTag,
  User,
  WarningCircle,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS, PLUGIN_ID } from '../../../shared/kernel/ids';
import { trad } from '../kit/utils/trad';

const permissions = [{ action: PERMISSIONS.membershipRead }];

const common = { pluginId: PLUGIN_ID, permissions };

/** The home-page widgets with the figures of the day and the year, before Strapi's own. */
export const registerHomeWidgets = (app: StrapiApp): void => {
  app.widgets.register((widgets) => [
    {
      ...common,
      id: 'running-late',
      title: trad('widget.late.title'),
      icon: WarningCircle,
      component: async () => (await import('../operations/widgets/RunningLate')).RunningLate,
    },
    {
      ...common,
      id: 'renewals-today',
      title: trad('widget.renewals.title'),
      icon: ArrowsCounterClockwise,
      component: async () => (await import('../statistics/widgets/RenewalsToday')).RenewalsToday,
    },
    {
      ...common,
      permissions: [{ action: PERMISSIONS.applicationRead }],
      id: 'applications-today',
      title: trad('widget.applications.title'),
      icon: Mail,
      component: async () =>
        (await import('../applications/widgets/ApplicationsToday')).ApplicationsToday,
    },
    {
      ...common,
      id: 'overdue-calls',
      title: trad('widget.overdue.title'),
      icon: Clock,
      component: async () => (await import('../statistics/widgets/OverdueCalls')).OverdueCalls,
    },
    {
      ...common,
      id: 'nearly-used-up',
      title: trad('widget.counters.title'),
      icon: ChartPie,
      component: async () => (await import('../statistics/widgets/NearlyUsedUp')).NearlyUsedUp,
    },
    {
      ...common,
      id: 'members-by-status',
      title: trad('widget.members.title'),
      icon: User,
      component: async () =>
        (await import('../statistics/widgets/MembersByStatus')).MembersByStatus,
    },
    {
      ...common,
      id: 'dues-of-the-year',
      title: trad('widget.dues.title'),
      icon: PriceTag,
      component: async () => (await import('../statistics/widgets/DuesOfTheYear')).DuesOfTheYear,
    },
    ...widgets,
  ]);
};

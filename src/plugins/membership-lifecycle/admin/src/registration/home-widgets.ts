import {
  ArrowsCounterClockwise,
  Calendar,
  ChartPie,
  Clock,
  Feather,
  Mail,
  PriceTag,
  Shield,
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
      // Strapi asks for all that is named, and one of two suffices: the widget asks itself.
      pluginId: PLUGIN_ID,
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
    {
      ...common,
      permissions: [{ action: PERMISSIONS.occasionRead }],
      id: 'coming-occasions',
      title: trad('widget.occasions.title'),
      icon: Calendar,
      component: async () => (await import('../occasions/widgets/ComingOccasions')).ComingOccasions,
    },
    {
      ...common,
      permissions: [{ action: PERMISSIONS.assemblyRead }],
      id: 'coming-assemblies',
      title: trad('widget.assemblies.title'),
      icon: Feather,
      component: async () =>
        (await import('../assemblies/widgets/ComingAssemblies')).ComingAssemblies,
    },
    {
      ...common,
      permissions: [{ action: PERMISSIONS.privacyManage }],
      id: 'due-erasures',
      title: trad('widget.erasures.title'),
      icon: Shield,
      component: async () => (await import('../privacy/widgets/DueErasures')).DueErasures,
    },
    ...widgets,
  ]);
};

import { Calendar, Lock, PriceTag, Stack, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { RecordDay, RecordNumber } from '../kit/fields/record-inputs';
import { trad } from '../kit/utils/trad';

/** Strapi types a custom field's input as a component without props, but passes props to it. */
const asInput = (component: unknown): { default: ComponentType } => ({
  default: component as ComponentType,
});

/** Strapi gives the properties of the field to the inputs that stand in for its own, too. */
const asComponent = (component: unknown): ComponentType => component as ComponentType;

/** The admin's half of the custom fields that the server registers under the same names. */
export const registerCustomFields = (app: StrapiApp): void => {
  app.customFields.register([
    {
      name: 'money',
      pluginId: PLUGIN_ID,
      type: 'integer',
      icon: PriceTag,
      intlLabel: trad('custom-field.money'),
      intlDescription: trad('custom-field.money.help'),
      components: {
        Input: async () => asInput((await import('../kit/fields/MoneyField')).MoneyField),
      },
    },
    {
      name: 'rate',
      pluginId: PLUGIN_ID,
      type: 'integer',
      icon: PriceTag,
      intlLabel: trad('custom-field.rate'),
      intlDescription: trad('custom-field.rate.help'),
      components: {
        Input: async () => asInput((await import('../kit/fields/MoneyField')).RateField),
      },
    },
    {
      name: 'year',
      pluginId: PLUGIN_ID,
      type: 'integer',
      icon: Calendar,
      intlLabel: trad('custom-field.year'),
      intlDescription: trad('custom-field.year.help'),
      components: {
        Input: async () => asInput((await import('../kit/fields/YearField')).YearField),
      },
    },
    {
      name: 'month-day',
      pluginId: PLUGIN_ID,
      type: 'string',
      icon: Calendar,
      intlLabel: trad('custom-field.month-day'),
      intlDescription: trad('custom-field.month-day.help'),
      components: {
        Input: async () => asInput((await import('../kit/fields/MonthDayField')).MonthDayField),
      },
    },
    {
      name: 'tier-code',
      pluginId: PLUGIN_ID,
      type: 'string',
      icon: Stack,
      intlLabel: trad('custom-field.tier-code'),
      intlDescription: trad('custom-field.tier-code.help'),
      components: {
        Input: async () =>
          asInput((await import('../membership/fields/TierCodeField')).TierCodeField),
      },
    },
    {
      name: 'members-part',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: Lock,
      intlLabel: trad('custom-field.members-part'),
      intlDescription: trad('custom-field.members-part.help'),
      components: {
        Input: async () =>
          asInput((await import('../resources/MembersPartField')).MembersPartField),
      },
    },
    {
      name: 'membership-glance',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: User,
      intlLabel: trad('custom-field.membership-glance'),
      intlDescription: trad('custom-field.membership-glance.help'),
      components: {
        Input: async () => asInput((await import('./MembershipGlanceField')).MembershipGlanceField),
      },
    },
  ]);
  // Strapi's own would correct what is typed without a word, and refuse it in English.
  app.addFields([
    { type: 'date', Component: asComponent(RecordDay) },
    { type: 'integer', Component: asComponent(RecordNumber) },
  ]);
};

import type { Core, UID } from '@strapi/strapi';
import { LOCALES } from '../documents/rules';
import {
  permissionsOf,
  type ShippedRole,
} from '../plugins/membership-lifecycle/shared/kernel/permissions';

export interface Permission {
  action: string;
  subject?: string;
  properties?: { fields?: string[]; locales?: string[] };
}

export type ExplorerAction = 'create' | 'read' | 'update' | 'delete' | 'publish';

const WITH_FIELDS: ExplorerAction[] = ['create', 'read', 'update'];
const EDITORIAL = [
  'api::offer.offer',
  'api::tier.tier',
  'api::benefit.benefit',
  'api::resource.resource',
] as const;
const RECORDS = ['api::organisation.organisation', 'api::membership.membership'] as const;

/**
 * The fields of a membership's form. Without write permission, the form would show a field as
 * hidden; the plugin's guard is what keeps lifecycle fields to commands.
 */
const MEMBERSHIP_FIELDS = [
  'reference',
  'organisation',
  'tierCode',
  'membershipStatus',
  'endsOn',
  'duesState',
  'because',
  'notes',
];

const UPLOAD_ACTIONS = [
  'plugin::upload.read',
  'plugin::upload.configure-view',
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
];

/** The plugin's permissions for a shipped role. */
const lifecycle = (role: ShippedRole): Permission[] =>
  permissionsOf(role).map((name) => ({ action: `plugin::membership-lifecycle.${name}` }));

const fieldsOf = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  strapi.service('admin::content-type').getNestedFields(strapi.contentTypes[uid], {
    components: strapi.components,
  });

const explorer = (
  strapi: Core.Strapi,
  subjects: readonly UID.ContentType[],
  actions: ExplorerAction[],
  fields?: string[],
): Permission[] =>
  subjects.flatMap((subject) => {
    const localised = EDITORIAL.some((uid) => uid === subject);
    return actions.map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject,
      properties: {
        ...(WITH_FIELDS.includes(action) ? { fields: fields ?? fieldsOf(strapi, subject) } : {}),
        ...(localised ? { locales: [...LOCALES] } : {}),
      },
    }));
  });

/** Writes, translates and publishes the offer, resources, events and programmes; sees no member. */
export const communicationsPermissions = (strapi: Core.Strapi): Permission[] => [
  ...explorer(strapi, EDITORIAL, ['create', 'read', 'update', 'delete', 'publish']),
  ...UPLOAD_ACTIONS.map((action) => ({ action })),
  ...lifecycle('communications'),
];

/** Runs members from end to end; reads the offer without editing it. */
export const membershipStaffPermissions = (strapi: Core.Strapi): Permission[] => [
  ...explorer(strapi, ['api::organisation.organisation'], ['create', 'read', 'update']),
  ...explorer(strapi, ['api::membership.membership'], ['read']),
  ...explorer(strapi, ['api::membership.membership'], ['create', 'update'], MEMBERSHIP_FIELDS),
  ...explorer(strapi, EDITORIAL, ['read']),
  ...lifecycle('staff'),
];

/** Reads everything about members and the offer, and changes nothing. */
export const readerPermissions = (strapi: Core.Strapi): Permission[] => [
  ...explorer(strapi, [...RECORDS, ...EDITORIAL], ['read']),
  ...lifecycle('reader'),
];

/** Calls for dues and records payments; reads members with those to whom one writes about them. */
export const treasurerPermissions = (strapi: Core.Strapi): Permission[] => [
  ...explorer(strapi, RECORDS, ['read']),
  ...lifecycle('treasurer'),
];

/** Records the use of rights and who came; of members, reads the name and the rights alone. */
export const sessionsPermissions = (): Permission[] => lifecycle('sessions');

/** Answers for personal data: finds a person, hands out or erases what is held, keeps the register. */
export const dpoPermissions = (): Permission[] => lifecycle('dpo');

/** Prepares, convenes and holds the assemblies; reads of members what the roll says. */
export const assemblyPermissions = (): Permission[] => lifecycle('assembly');

/** The types that hold people's data. */
export const RECORD_UIDS: readonly string[] = RECORDS;

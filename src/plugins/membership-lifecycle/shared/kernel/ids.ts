import { PERMISSION_NAMES, type PermissionName } from './permissions';

/** Names on which the server, the admin and the application must agree. */

export const PLUGIN_ID = 'membership-lifecycle';

type CamelCase<Name> = Name extends `${infer Thing}.${infer Act}`
  ? `${Thing}${Capitalize<Act>}`
  : never;
type Actions = {
  [Name in PermissionName as CamelCase<Name>]: `plugin::membership-lifecycle.${Name}`;
};

/** Permission actions of the plugin, as registered with the admin's action provider. */
export const PERMISSIONS = Object.fromEntries(
  PERMISSION_NAMES.map((name) => [
    name.replace(/\.(\w)/, (_dot, letter: string) => letter.toUpperCase()),
    `plugin::${PLUGIN_ID}.${name}`,
  ]),
) as Actions;

export const MEMBERSHIP_UID = 'api::membership.membership';
export const ORGANISATION_UID = 'api::organisation.organisation';
export const OFFER_UID = 'api::offer.offer';
export const TIER_UID = 'api::tier.tier';
export const BENEFIT_UID = 'api::benefit.benefit';
export const RESOURCE_UID = 'api::resource.resource';

import type { Core } from '@strapi/strapi';
import type { Caller } from './callers';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from './days';

/** Accounts of the people of member bodies. */

/** A token for an account as it is now, as whoever signs in gets one. */
export const tokenOf = async (strapi: Core.Strapi, id: number): Promise<string> => {
  const where = { id };
  const user = await strapi.db.query('plugin::users-permissions.user').findOne({ where });
  return strapi.plugin('membership-lifecycle').service('memberAccounts').tokenOf(user);
};

/** Somebody who was given an account for an address, whoever made it: its id and its token. */
export const accountOf = async (
  strapi: Core.Strapi,
  email: string,
  more: object = {},
): Promise<{ id: number; token: Caller }> => {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const plugin = strapi.plugin('users-permissions');
  const user = await plugin.service('user').add({
    username: `${email}-${Math.random()}`,
    email,
    password: 'Some-password-1',
    provider: 'local',
    confirmed: true,
    role: role.id,
    ...more,
  });
  return { id: user.id, token: await tokenOf(strapi, user.id) };
};

/** The token alone. */
export const userOf = async (strapi: Core.Strapi, email: string, more: object = {}) =>
  (await accountOf(strapi, email, more)).token;

interface Days {
  mandateFrom?: string | null;
  mandateUntil?: string | null;
}

/** Gives the contacts of a member's body the days of a mandate; the others of their values stay. */
export const giveMandate = async (strapi: Core.Strapi, membershipId: string, days: Days) => {
  const { organisation } = await strapi
    .plugin('membership-lifecycle')
    .service('memberships')
    .view(membershipId);
  const { documentId } = organisation;
  const documents = strapi.documents('api::organisation.organisation');
  const body = await documents.findOne({ documentId, populate: ['contacts'] });
  const { contacts } = body as unknown as { contacts: object[] };
  const data = { contacts: contacts.map((one) => ({ ...one, ...days })) };
  await documents.update({ documentId, data: data as never });
};

/** The ways to be out of office on a day, by the reason with which each door refuses them. */
export const outOfOfficeOn = (day: Day): [string, Days][] => [
  ['mandate-over', { mandateFrom: null, mandateUntil: plusDays(day, -1) }],
  ['mandate-to-come', { mandateFrom: plusDays(day, 1), mandateUntil: null }],
];
export const IN_OFFICE: Days = { mandateFrom: null, mandateUntil: null };

import type { Core } from '@strapi/strapi';
import type { Caller } from './callers';

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

import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from './admin';
import { tokenOf } from './member-space';
import { someId } from './rights';

/** Somebody who makes requests: what they put in `Authorization`, or nothing. */
export type Caller = string | null;

export const call = (strapi: Core.Strapi, method: string, url: string, caller: Caller) => {
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const test = request(strapi.server.httpServer)[verb](url);
  return caller === null ? test : test.set('Authorization', `Bearer ${caller}`);
};

/** A front-end's user, with the role that Strapi gives to whoever is logged in. */
export const asUser = (strapi: Core.Strapi): Promise<Caller> => asUserOf(strapi, 'authenticated');

/** A front-end's user of one of Strapi's roles. */
export const asUserOf = async (
  strapi: Core.Strapi,
  type: 'authenticated' | 'public',
  email = `${someId()}@example.org`,
): Promise<Caller> => {
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } });
  const plugin = strapi.plugin('users-permissions');
  const user = await plugin.service('user').add({
    username: someId(),
    email,
    password: someId(),
    provider: 'local',
    confirmed: true,
    role: role.id,
  });
  return tokenOf(strapi, user.id);
};

/** A content-API token; a custom one with the actions that are named. */
export const asToken = async (
  strapi: Core.Strapi,
  type: 'read-only' | 'full-access' | 'custom',
  actions: string[] = [],
): Promise<Caller> => {
  const { accessKey } = await strapi.service('admin::api-token').create({
    name: someId(),
    description: '',
    lifespan: null,
    kind: 'content-api',
    type,
    ...(type === 'custom' ? { permissions: actions } : {}),
  });
  return accessKey;
};

/**
 * An action, or one on a content type, kept to some of its fields, languages and conditions where they
 * are named.
 */
type Held =
  string | { action: string; subject: string; properties?: object; conditions?: string[] };

/** An admin account whose role holds these permissions and no other, logged in. */
export const asRole = async (strapi: Core.Strapi, held: readonly Held[]): Promise<Admin> => {
  const code = someId();
  const roles = strapi.service('admin::role');
  const role = await roles.create({ code, name: code, description: '' });
  await roles.addPermissions(
    role.id,
    held.map((one) => (typeof one === 'string' ? { action: one } : one)),
  );
  return loginAs(strapi, code);
};

/** The token alone of such an account. */
export const asHolderOf = async (strapi: Core.Strapi, ...held: Held[]): Promise<Caller> =>
  (await asRole(strapi, held)).token;

/** An admin token: an administrator's, kept to the permissions that are named. */
export const asAdminToken = async (strapi: Core.Strapi, actions: string[]): Promise<Caller> => {
  const owner = await loginAs(strapi, 'administrator');
  const adminPermissions = actions.map((action) => ({ action }));
  const { body } = await owner
    .post('/admin/admin-tokens', { name: someId(), description: '', adminPermissions })
    .expect(201);
  return body.data.accessKey;
};

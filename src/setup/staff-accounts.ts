import type { Core } from '@strapi/strapi';
import { lifecycle } from './lifecycle';

/** The staff's own entrances of Strapi, held to the limits of members'. */

interface Route {
  method: string;
  path: string;
  config?: { middlewares?: unknown[] };
}

interface Auth {
  forgotPassword(asked: { email: string }): Promise<unknown>;
}

/**
 * Counts the current password that somebody who is signed in gives for a new one. Throws when Strapi
 * has no such route any more: an upgrade that moved it must not open it again.
 */
const countOwnPasswords = (strapi: Core.Strapi): void => {
  const { routes } = (
    strapi.admin as typeof strapi.admin & { routes: { admin: { routes: Route[] } } }
  ).routes.admin;
  const route = routes.find(({ method, path }) => method === 'PUT' && path === '/users/me');
  if (!route) throw new Error('Strapi has no admin route PUT /users/me any more.');
  const counted = { name: 'plugin::membership-lifecycle.own-password', config: { of: 'staff' } };
  route.config = {
    ...route.config,
    middlewares: [...(route.config?.middlewares ?? []), counted],
  };
};

/**
 * Messages with a link to a new password are counted for the account to which the database leads,
 * however it is spelt: nobody's mailbox is filled. Strapi answers before it looks, and waits for
 * nothing: what fails afterwards is told to the log.
 */
const countForgottenPasswords = (strapi: Core.Strapi): void => {
  const auth = strapi.service('admin::auth') as Auth;
  const forgotPassword = auth.forgotPassword.bind(auth);
  auth.forgotPassword = async (asked) => {
    const tries = lifecycle(strapi, 'passwordTries');
    try {
      if (await tries.mayAskForLink(asked.email)) await forgotPassword(asked);
    } catch (error) {
      strapi.log.error(`A link to a new password was not sent: ${(error as Error).message}`);
    }
  };
};

/** Keeps passwords of the staff, and their mailboxes, to what one account takes in a while. */
export const holdStaffEntrances = (strapi: Core.Strapi): void => {
  countOwnPasswords(strapi);
  countForgottenPasswords(strapi);
};

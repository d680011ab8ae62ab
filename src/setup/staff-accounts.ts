import type { Core } from '@strapi/strapi';
import { lifecycle } from './lifecycle';

/** Applies the limits of members' sign-ins to Strapi's sign-in calls for staff. */

interface Route {
  method: string;
  path: string;
  config?: { middlewares?: unknown[] };
}

interface Auth {
  forgotPassword(asked: { email: string }): Promise<unknown>;
}

/**
 * Counts wrong current passwords in the call by which a signed-in person changes theirs. Throws
 * when Strapi no longer has the route: an upgrade must not remove the limit silently.
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
 * Limits e-mails for forgotten passwords per account, in any spelling of its address. Strapi
 * answers before it looks for the account, and does not wait: a later failure is logged.
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

/** Limits, per staff account, the wrong passwords and the e-mails for forgotten ones. */
export const holdStaffEntrances = (strapi: Core.Strapi): void => {
  countOwnPasswords(strapi);
  countForgottenPasswords(strapi);
};

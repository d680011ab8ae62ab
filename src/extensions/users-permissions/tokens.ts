import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../setup/lifecycle';

/**
 * Tokens that end with the password that they were given under. Strapi's own say who somebody is and
 * no more: they would be good for hours after the password that somebody stole was replaced.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Factory<Service> = (context: { strapi: Core.Strapi }) => Service;

interface Tokens {
  /** What a token carries; null when none was sent. */
  getToken(ctx: Context): Promise<{ id: number; stamp?: string } | null>;
}

interface Users {
  fetchAuthenticatedUser(id: number): Promise<{ id: number; password: string | null } | null>;
}

export interface TokenServices {
  services: { jwt: Factory<Tokens>; user: Factory<Users> };
}

/** Compares what a token carries with the account that Strapi reads in any case: no query more. */
export const endingWithPassword = <Plugin extends TokenServices>(plugin: Plugin): Plugin => {
  const { jwt, user } = plugin.services;

  plugin.services.jwt = ({ strapi }) => {
    const original = jwt({ strapi });
    return {
      ...original,
      async getToken(ctx) {
        const token = await original.getToken(ctx);
        ctx.state.accountStamp = token?.stamp;
        return token;
      },
    };
  };

  plugin.services.user = ({ strapi }) => {
    const original = user({ strapi });
    const accounts = () => lifecycle(strapi, 'memberAccounts');
    return {
      ...original,
      async fetchAuthenticatedUser(id) {
        const found = await original.fetchAuthenticatedUser(id);
        const stamp: unknown = strapi.requestContext.get()?.state.accountStamp;
        return found && accounts().isCurrent(found, stamp) ? found : null;
      },
    };
  };
  return plugin;
};

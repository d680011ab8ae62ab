import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../setup/lifecycle';

/**
 * Ties a token to the password under which it was issued. Strapi's own tokens name the user only:
 * a stolen one would stay valid for hours after the password was changed.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Factory<Service> = (context: { strapi: Core.Strapi }) => Service;

interface Tokens {
  /** The content of the request's token; null when there is none. */
  getToken(ctx: Context): Promise<{ id: number; stamp?: string } | null>;
}

interface Users {
  fetchAuthenticatedUser(id: number): Promise<{ id: number; password: string | null } | null>;
}

export interface TokenServices {
  services: { jwt: Factory<Tokens>; user: Factory<Users> };
}

/** Compares the token with the account, which Strapi reads in any case: no additional query. */
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

import type { Core } from '@strapi/strapi';
import { createContentApiRoutesFactory, errors } from '@strapi/utils';
import { lifecycle } from '../../setup/lifecycle';
import { endingWithPassword, type TokenServices } from './tokens';

/**
 * Strapi's own sign-in calls for users, changed so that neither the answer nor its time tells
 * whether an address has an account. Instead of Strapi's code to reset a password, members get a
 * sign-in link, with the messages, pages and limits of the member space.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context) => Promise<unknown>>;

interface Route {
  path: string;
  config?: object;
}

interface Plugin {
  services: TokenServices['services'];
  controllers: { auth: (context: { strapi: Core.Strapi }) => Controller };
  routes: { 'content-api': () => { routes: Route[] } };
}

/**
 * Removed from the content API: accounts and roles are managed in the admin only, and a
 * front-end's read-only token could list the addresses of all members.
 */
const ACCOUNTS = /^\/(users(?!\/me$)|roles|permissions)(\/|$)/;

/**
 * Replaces Strapi's limit of five sign-ins per address in five minutes: the server of a front-end
 * that signs members in has one address. Our limits also say when to try again, and
 * `plugin::membership-lifecycle.sign-ins` counts wrong passwords per account.
 */
const limited = (limit: string) => [
  { name: 'plugin::membership-lifecycle.rate-limit', config: { limit } },
];
const LIMITS: Record<string, object[]> = {
  '/auth/local': [],
  '/auth/forgot-password': limited('signInLink'),
  '/auth/send-email-confirmation': limited('signInLink'),
  '/auth/reset-password': limited('memberLink'),
  '/auth/change-password': [
    { name: 'plugin::membership-lifecycle.own-password', config: { of: 'member' } },
  ],
};

const withOurLimits = (route: Route): Route => {
  const middlewares = LIMITS[route.path];
  return middlewares ? { ...route, config: { ...route.config, middlewares } } : route;
};

interface User {
  id: number;
  email: string;
  password: string | null;
}

const textIn = (body: unknown, name: string): string | null => {
  const value: unknown = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : null;
};

/**
 * Refuses a text with a NUL byte like an unknown one: no account has it, and PostgreSQL rejects
 * the query.
 */
const refuseNul = ({ request }: Context, field: string, message: string): void => {
  if (textIn(request.body, field)?.includes('\0')) throw new errors.ValidationError(message);
};

export default (plugin: Plugin): Plugin => {
  const whole = plugin.routes['content-api'];
  // Created on demand: the schemas of users, which the routes name, are not loaded yet.
  plugin.routes['content-api'] = createContentApiRoutesFactory(() =>
    whole()
      .routes.filter(({ path }) => !ACCOUNTS.test(path))
      .map(withOurLimits),
  );
  const { auth } = plugin.controllers;
  plugin.controllers.auth = ({ strapi }) => {
    const original = auth({ strapi });
    const accounts = () => lifecycle(strapi, 'memberAccounts');

    const findUser = (where: object): Promise<User | null> =>
      strapi.db
        .query('plugin::users-permissions.user')
        .findOne({ where, select: ['id', 'email', 'password'] });

    /** The account that signs in with a password, read before the password is compared. */
    const findBefore = async ({ request, params }: Context): Promise<User | null> => {
      const [identifier, password] = ['identifier', 'password'].map((name) =>
        textIn(request.body, name),
      );
      if ((params.provider ?? 'local') !== 'local' || !identifier || !password) return null;
      return findUser({
        provider: 'local',
        $or: [{ email: identifier.toLowerCase() }, { username: identifier }],
      });
    };

    /**
     * Replaces Strapi's token by ours. It is bound to the password of `read`, the account as it
     * was before the comparison, or else to the present one.
     */
    const answerToken = async (ctx: Context, read: User | null = null) => {
      const answer = (ctx.body ?? {}) as { jwt?: string; user?: { id: number; email: string } };
      if (!answer.jwt || !answer.user) return null;
      const { id } = answer.user;
      const user = read?.id === id ? read : await findUser({ id });
      if (user) ctx.body = { ...answer, jwt: await accounts().tokenOf(user) };
      return answer.user;
    };

    /** Requests a sign-in link in the background, and gives the same answer for every address. */
    const askForLink = async (ctx: Context, answer: (email: string) => object): Promise<void> => {
      const email = textIn(ctx.request.body, 'email')?.trim() ?? '';
      if (/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(email)) await accounts().requestSignInLink(email);
      ctx.body = answer(email);
    };

    return {
      ...original,

      async callback(ctx) {
        refuseNul(ctx, 'identifier', 'Invalid identifier or password');
        const read = await findBefore(ctx);
        await original.callback(ctx);
        const account = await answerToken(ctx, read);
        if (account) await accounts().noteSignIn(account);
      },

      async changePassword(ctx) {
        const { user } = ctx.state as { user?: { id: number; email: string } };
        // A new password is answered with a token, which nobody gets after the mandate.
        if (user) await accounts().checkInOffice(user);
        await original.changePassword(ctx);
        await answerToken(ctx);
      },

      async resetPassword(ctx) {
        refuseNul(ctx, 'code', 'Incorrect code provided');
        const code = textIn(ctx.request.body, 'code');
        const holder = code ? await findUser({ resetPasswordToken: code }) : null;
        if (holder) await accounts().checkInOffice(holder);
        await original.resetPassword(ctx);
        await answerToken(ctx);
      },

      async register(ctx) {
        await original.register(ctx);
        await answerToken(ctx);
      },

      async forgotPassword(ctx) {
        await askForLink(ctx, () => ({ ok: true }));
      },

      async sendEmailConfirmation(ctx) {
        await askForLink(ctx, (email) => ({ email, sent: true }));
      },
    };
  };
  return endingWithPassword(plugin);
};

import type { Core } from '@strapi/strapi';
import { createContentApiRoutesFactory, errors } from '@strapi/utils';
import { lifecycle } from '../../setup/lifecycle';
import { endingWithPassword, type TokenServices } from './tokens';

/**
 * Strapi's own entrances of users, so that none of them tells which addresses have an account: not by
 * what it answers, and not by how long it takes. Members ask for a link to sign in instead of a
 * code to reset a password: the messages, pages and limits are those of the member space.
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
 * Accounts and roles are managed in the admin alone. Strapi lists and changes them over the content
 * API too, for every read-only token that a front-end holds: the addresses of all members.
 */
const ACCOUNTS = /^\/(users(?!\/me$)|roles|permissions)(\/|$)/;

/**
 * Strapi lets five people sign in from one address in five minutes, whether their password is the
 * right one or not: the server of a front-end that signs members in is one address. Its entrances
 * have the limits of ours in place of that, which say when to come back; wrong passwords are counted
 * by `plugin::membership-lifecycle.sign-ins`, for each account as well.
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
  password: string | null;
}

const textIn = (body: unknown, name: string): string | null => {
  const value: unknown = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : null;
};

/**
 * Refuses a text with a NUL byte as Strapi refuses one that is not known: no account can have it, and
 * PostgreSQL fails at the question.
 */
const refuseNul = ({ request }: Context, field: string, message: string): void => {
  if (textIn(request.body, field)?.includes('\0')) throw new errors.ValidationError(message);
};

export default (plugin: Plugin): Plugin => {
  const whole = plugin.routes['content-api'];
  // Made when they are asked for: the schemas of users, which they name, are not there yet.
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
        .findOne({ where, select: ['id', 'password'] });

    /** Who signs in with a password, as it is before it is compared. */
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
     * Puts a token of ours in the place of Strapi's, for the account as it was `read` before its
     * password was compared, else as it is now.
     */
    const answerToken = async (ctx: Context, read: User | null = null): Promise<number | null> => {
      const answer = (ctx.body ?? {}) as { jwt?: string; user?: { id: number } };
      if (!answer.jwt || !answer.user) return null;
      const { id } = answer.user;
      const user = read?.id === id ? read : await findUser({ id });
      if (user) ctx.body = { ...answer, jwt: await accounts().tokenOf(user) };
      return id;
    };

    /** What was asked for an address is done afterwards, and answered in one way. */
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
        const id = await answerToken(ctx, read);
        if (id !== null) await accounts().noteSignIn(id);
      },

      async changePassword(ctx) {
        await original.changePassword(ctx);
        await answerToken(ctx);
      },

      async resetPassword(ctx) {
        refuseNul(ctx, 'code', 'Incorrect code provided');
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

import type { Core } from '@strapi/strapi';

/**
 * Strapi's own entrances of users, so that none of them tells which addresses have an account: not by
 * what it answers, and not by how long it takes. Members ask for a link to sign in instead of a
 * code to reset a password: the letters, pages and limits are those of the member space.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context) => Promise<unknown>>;

interface Plugin {
  controllers: { auth: (context: { strapi: Core.Strapi }) => Controller };
}

interface Accounts {
  requestSignInLink(email: string): Promise<number>;
  noteSignIn(id: number): Promise<void>;
}

interface Users {
  validatePassword(password: string, hash: string): Promise<boolean>;
}

/** The digest of a password that nobody has. */
const NOBODYS = '$2a$10$sja3xr8iQf2A1gwIXZMv5.UL/57o2nShu1.yF626mriaHc.SlJVoy';

const textIn = (body: unknown, name: string): string | null => {
  const value: unknown = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : null;
};

export default (plugin: Plugin): Plugin => {
  const { auth } = plugin.controllers;
  plugin.controllers.auth = ({ strapi }) => {
    const original = auth({ strapi });
    const users = () => strapi.plugin('users-permissions').service('user') as unknown as Users;
    const accounts = () =>
      strapi.plugin('membership-lifecycle').service('memberAccounts') as unknown as Accounts;

    /** A password is compared also where there is none to compare it with. */
    const spendTheSame = async ({ request, params }: Context): Promise<void> => {
      const [identifier, password] = ['identifier', 'password'].map((name) =>
        textIn(request.body, name),
      );
      if ((params.provider ?? 'local') !== 'local' || !identifier || !password) return;
      const user: { password: string | null } | null = await strapi.db
        .query('plugin::users-permissions.user')
        .findOne({
          where: {
            provider: 'local',
            $or: [{ email: identifier.toLowerCase() }, { username: identifier }],
          },
          select: ['id', 'password'],
        });
      if (!user?.password) await users().validatePassword(password, NOBODYS);
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
        await spendTheSame(ctx);
        const answer = await original.callback(ctx);
        const { user } = (ctx.body ?? {}) as { user?: { id: number } };
        if (user) await accounts().noteSignIn(user.id);
        return answer;
      },

      async forgotPassword(ctx) {
        await askForLink(ctx, () => ({ ok: true }));
      },

      async sendEmailConfirmation(ctx) {
        await askForLink(ctx, (email) => ({ email, sent: true }));
      },
    };
  };
  return plugin;
};

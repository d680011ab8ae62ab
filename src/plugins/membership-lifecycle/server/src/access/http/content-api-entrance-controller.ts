import type { Core } from '@strapi/strapi';
import type { Context } from '../../kernel/context';
import { validateNothing } from '../../kernel/inputs/nothing';
import { refuseTooMany } from '../../kernel/too-many';
import { validateInvitation, validateSignIn, validateSignInLink } from '../inputs/me';
import { memberAccountsIn } from '../member-accounts';

/** Lets members into their space: by a link that they ask for, or by the one of an invitation. */
const createEntranceController = ({ strapi }: { strapi: Core.Strapi }) => {
  const accounts = () => memberAccountsIn(strapi);
  const answer = (ctx: Context, data: object) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data };
  };

  return {
    /** Gives the same answer after the same time for every address. */
    async requestLink(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const { email, locale } = await validateSignInLink(ctx.request.body);
      const seconds = await accounts().requestSignInLink(email, locale);
      if (seconds > 0) throw refuseTooMany(ctx, seconds);
      ctx.status = 202;
      answer(ctx, {});
    },

    async signIn(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const { token, password } = await validateSignIn(ctx.request.body);
      answer(ctx, { jwt: await accounts().signIn(token, password) });
    },

    async acceptInvitation(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const { token, password } = await validateInvitation(ctx.request.body);
      answer(ctx, { jwt: await accounts().acceptInvitation(token, password) });
    },
  };
};

export default createEntranceController;

import type { Core } from '@strapi/strapi';
import type { MemberUser } from '../services/member-space';
import { getService } from '../utils/get-service';
import { sendFile } from '../utils/send-file';
import { validateLanguage } from '../validation/attestations';
import { validateNothing } from '../validation/statistics';

type Context = Parameters<Core.ControllerHandler>[0];

const userOf = (ctx: Context) => ctx.state.user as MemberUser;

/** What members who log in to a front-end see of themselves. */
const createMeController = ({ strapi }: { strapi: Core.Strapi }) => {
  const space = () => getService(strapi, 'memberSpace');
  const answer = (ctx: Context, data: unknown) => {
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = { data };
  };

  return {
    async memberships(ctx: Context) {
      await validateNothing({ ...ctx.query });
      answer(ctx, await space().memberships(userOf(ctx)));
    },

    async certificate(ctx: Context) {
      const { locale } = await validateLanguage({ ...ctx.query });
      const { documentId } = ctx.params;
      const { paper, bytes } = await space().certificate(userOf(ctx), documentId, locale);
      sendFile(ctx, paper, bytes);
    },

    async receipts(ctx: Context) {
      await validateNothing({ ...ctx.query });
      answer(ctx, await space().receipts(userOf(ctx), ctx.params.documentId));
    },

    async receipt(ctx: Context) {
      const { locale } = await validateLanguage({ ...ctx.query });
      const { documentId, id } = ctx.params;
      const { paper, bytes } = await space().receipt(userOf(ctx), documentId, id, locale);
      sendFile(ctx, paper, bytes);
    },
  };
};

export default createMeController;

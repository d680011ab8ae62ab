import type { Core } from '@strapi/strapi';
import type { RenewalAnswered } from '../../../../shared/renewals/content-api';
import type { Context } from '../../kernel/context';
import { validateOwnLanguage } from '../../kernel/inputs/language';
import { readSentPaper } from '../../kernel/sent-files';
import { validateAcceptance, validateRefusal } from '../inputs/renewal-answers';
import { renewalInvitationsIn } from '../renewal-invitations';

/** Calls for the holder of a renewal link. */
const createRenewalInvitationsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const invitations = () => renewalInvitationsIn(strapi);

  return {
    async view(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      ctx.body = { data: await invitations().view(ctx.params.token, locale) };
    },

    async accept(ctx: Context) {
      await validateOwnLanguage({ ...ctx.query });
      const input = await validateAcceptance(ctx.request.body);
      await invitations().accept(ctx.params.token, input, await readSentPaper(ctx));
      const data: RenewalAnswered = { answer: 'accepted' };
      ctx.body = { data };
    },

    async decline(ctx: Context) {
      await validateOwnLanguage({ ...ctx.query });
      await invitations().decline(ctx.params.token, await validateRefusal(ctx.request.body));
      const data: RenewalAnswered = { answer: 'declined' };
      ctx.body = { data };
    },
  };
};

export default createRenewalInvitationsController;

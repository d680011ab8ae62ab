import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { validateAccessWithdrawal, validateInvited } from '../inputs/member-access';
import { memberAccessIn } from '../member-access';

type Context = Parameters<Core.ControllerHandler>[0];

/** Who of a member may enter the member space. */
const createMemberAccessController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => memberAccessIn(strapi);

  return {
    async list(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().list(ctx.params.documentId) };
    },

    async invite(ctx: Context) {
      const { contactId } = await validateInvited(ctx.request.body);
      const { documentId } = ctx.params;
      ctx.body = { data: await service().invite(documentId, contactId, adminActor(ctx)) };
    },

    async withdraw(ctx: Context) {
      const input = await validateAccessWithdrawal(ctx.request.body);
      const { documentId } = ctx.params;
      ctx.body = { data: await service().withdraw(documentId, input, adminActor(ctx)) };
    },
  };
};

export default createMemberAccessController;

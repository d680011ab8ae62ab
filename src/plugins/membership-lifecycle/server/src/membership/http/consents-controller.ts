import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { consentsIn } from '../consents';
import { validateConsent, validateConsentText, validateWithdrawal } from '../inputs/consents';

type Context = Parameters<Core.ControllerHandler>[0];

/** Consents: their texts, and who agreed to which. */
const createConsentsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => consentsIn(strapi);
  return {
    async texts(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().texts() };
    },

    async write(ctx: Context) {
      const input = await validateConsentText(ctx.request.body);
      ctx.body = { data: await service().write(input, adminActor(ctx)) };
    },

    async list(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().list(ctx.params.documentId) };
    },

    async record(ctx: Context) {
      const input = await validateConsent(ctx.request.body);
      ctx.body = { data: await service().record(ctx.params.documentId, input, adminActor(ctx)) };
    },

    async withdraw(ctx: Context) {
      const on = await validateWithdrawal(ctx.request.body);
      ctx.body = { data: await service().withdraw(ctx.params.id, on, adminActor(ctx)) };
    },
  };
};

export default createConsentsController;

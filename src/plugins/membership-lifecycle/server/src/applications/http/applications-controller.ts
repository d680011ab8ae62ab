import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { applicationsIn } from '../applications';
import { validateApplicationQuery, validateFormSettings } from '../inputs/applications';

type Context = Parameters<Core.ControllerHandler>[0];

/** Applications to join, as staff deal with them. */
const createApplicationsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => applicationsIn(strapi);

  /** An act on one application, which takes no input; answers what has become of it. */
  const act = (name: 'open' | 'attach' | 'reject') => async (ctx: Context) => {
    await validateNothing(ctx.request.body ?? {});
    await service()[name](ctx.params.id, adminActor(ctx));
    ctx.body = { data: await service().view(ctx.params.id) };
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize, ...filters } = await validateApplicationQuery({ ...ctx.query });
      ctx.body = await service().list(filters, { page, pageSize });
    },

    async view(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().view(ctx.params.id) };
    },

    open: act('open'),
    attach: act('attach'),
    reject: act('reject'),

    async settings(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().form.view() };
    },

    async saveSettings(ctx: Context) {
      const input = await validateFormSettings(ctx.request.body);
      await service().form.save(input, adminActor(ctx));
      ctx.body = { data: await service().form.view() };
    },
  };
};

export default createApplicationsController;

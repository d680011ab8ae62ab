import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validatePaging } from '../../kernel/inputs/paging';
import { validateVersion } from '../../kernel/inputs/version';
import { assembliesIn } from '../assemblies';
import {
  validateAssembly,
  validateAssemblyCommand,
  validateRollQuery,
  validateSheetQuery,
} from '../inputs/assemblies';

type Context = Parameters<Core.ControllerHandler>[0];

/** General assemblies. */
const createAssembliesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => assembliesIn(strapi);

  return {
    async list(ctx: Context) {
      ctx.body = await service().list(await validatePaging({ ...ctx.query }));
    },

    async create(ctx: Context) {
      const plan = await validateAssembly(ctx.request.body);
      ctx.body = { data: await service().create(plan, adminActor(ctx)) };
    },

    async view(ctx: Context) {
      ctx.body = { data: await service().view(ctx.params.id) };
    },

    async save(ctx: Context) {
      const seen = validateVersion(ctx.request.headers['if-match']);
      const plan = await validateAssembly(ctx.request.body);
      ctx.body = { data: await service().save(ctx.params.id, plan, adminActor(ctx), seen) };
    },

    async runCommand(ctx: Context) {
      const { name, input } = await validateAssemblyCommand(ctx.params.name, ctx.request.body);
      ctx.body = { data: await service().run(ctx.params.id, name, input, adminActor(ctx)) };
    },

    async roll(ctx: Context) {
      const asked = await validateRollQuery({ ...ctx.query });
      ctx.body = await service().roll(ctx.params.id, asked);
    },

    async contacts(ctx: Context) {
      const { id, membershipId } = ctx.params;
      ctx.body = { data: await service().contacts(id, membershipId) };
    },

    async late(ctx: Context) {
      const paging = await validatePaging({ ...ctx.query });
      ctx.body = await service().late(ctx.params.id, paging);
    },

    async convocation(ctx: Context) {
      const paging = await validatePaging({ ...ctx.query });
      ctx.body = await service().convocation(ctx.params.id, paging);
    },

    async proxies(ctx: Context) {
      const paging = await validatePaging({ ...ctx.query });
      ctx.body = await service().proxies(ctx.params.id, paging);
    },

    async activities(ctx: Context) {
      const paging = await validatePaging({ ...ctx.query });
      ctx.body = await service().activities(ctx.params.id, paging);
    },

    async sheet(ctx: Context) {
      const locale = await validateSheetQuery({ ...ctx.query });
      const { name, bytes } = await service().sheetPaper(ctx.params.id, locale);
      ctx.attachment(name);
      ctx.type = 'application/pdf';
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = bytes;
    },
  };
};

export default createAssembliesController;

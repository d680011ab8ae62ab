import type { Core } from '@strapi/strapi';
import { adminActor } from '../utils/actor';
import { getService } from '../utils/get-service';
import {
  validateTemplateDraft,
  validateTemplateInput,
  validateTemplateTest,
} from '../validation/templates';
import { validateVersion } from '../validation/version';

type Context = Parameters<Core.ControllerHandler>[0];

/** The letters that staff edit. */
const createTemplatesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'templates').list() };
  },

  async save(ctx: Context) {
    const input = await validateTemplateInput(ctx.request.body);
    const seen = validateVersion(ctx.request.headers['if-match']);
    const service = getService(strapi, 'templates');
    ctx.body = { data: await service.save(ctx.params.code, input, adminActor(ctx), seen) };
  },

  async preview(ctx: Context) {
    const draft = await validateTemplateDraft(ctx.request.body);
    ctx.body = { data: await getService(strapi, 'templateDrafts').preview(ctx.params.code, draft) };
  },

  async test(ctx: Context) {
    const draft = await validateTemplateTest(ctx.request.body);
    const service = getService(strapi, 'templateDrafts');
    // Where it goes is no part of the request: to whoever is signed in.
    ctx.body = { data: await service.test(ctx.params.code, draft, ctx.state.user?.email) };
  },
});

export default createTemplatesController;

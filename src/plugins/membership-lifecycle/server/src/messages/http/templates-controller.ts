import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateVersion } from '../../kernel/inputs/version';
import {
  validateTemplateDraft,
  validateTemplateInput,
  validateTemplateTest,
} from '../inputs/templates';
import { templateDraftsIn } from '../template-drafts';
import { templatesIn } from '../templates';

type Context = Parameters<Core.ControllerHandler>[0];

/** The letters that staff edit. */
const createTemplatesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = { data: await templatesIn(strapi).list() };
  },

  async save(ctx: Context) {
    const input = await validateTemplateInput(ctx.request.body);
    const seen = validateVersion(ctx.request.headers['if-match']);
    const service = templatesIn(strapi);
    ctx.body = { data: await service.save(ctx.params.code, input, adminActor(ctx), seen) };
  },

  async preview(ctx: Context) {
    const draft = await validateTemplateDraft(ctx.request.body);
    ctx.body = { data: await templateDraftsIn(strapi).preview(ctx.params.code, draft) };
  },

  async test(ctx: Context) {
    const draft = await validateTemplateTest(ctx.request.body);
    const service = templateDraftsIn(strapi);
    // Where it goes is no part of the request: to whoever is signed in.
    ctx.body = { data: await service.test(ctx.params.code, draft, ctx.state.user?.email) };
  },
});

export default createTemplatesController;

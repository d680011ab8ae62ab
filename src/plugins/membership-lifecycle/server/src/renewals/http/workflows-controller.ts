import type { Core } from '@strapi/strapi';
import { workflowsIn } from '../../core/workflows';
import { adminActor } from '../../kernel/actor';
import { validateVersion } from '../../kernel/inputs/version';
import { validateWorkflow, validateWorkflowCopy } from '../inputs/workflows';
import { planningIn } from '../planning';

type Context = Parameters<Core.ControllerHandler>[0];

/** The workflows of renewals. */
const createWorkflowsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async workflows(ctx: Context) {
    ctx.body = { data: await workflowsIn(strapi).list() };
  },

  async workflow(ctx: Context) {
    ctx.body = { data: await workflowsIn(strapi).view(ctx.params.id) };
  },

  async saveWorkflow(ctx: Context) {
    const input = await validateWorkflow(ctx.request.body);
    const caller = {
      actor: adminActor(ctx),
      seen: validateVersion(ctx.request.headers['if-match']),
    };
    const data = await workflowsIn(strapi).save(ctx.params.id, input, caller);
    ctx.body = { data };
  },

  async copyWorkflow(ctx: Context) {
    const input = await validateWorkflowCopy(ctx.request.body);
    ctx.body = { data: await workflowsIn(strapi).copy(input, adminActor(ctx)) };
  },

  async removeWorkflow(ctx: Context) {
    await workflowsIn(strapi).remove(ctx.params.id, adminActor(ctx));
    ctx.body = { data: { id: ctx.params.id } };
  },

  async previewWorkflow(ctx: Context) {
    const input = await validateWorkflow(ctx.request.body);
    const service = planningIn(strapi);
    ctx.body = { data: await service.workflowDifference(ctx.params.id, input) };
  },
});

export default createWorkflowsController;

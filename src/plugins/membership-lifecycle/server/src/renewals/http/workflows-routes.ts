import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { workflowsIn } from '../../core/workflows';
import { del, get, may, mayOneOf, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateWorkflow, validateWorkflowCopy } from '../inputs/workflows';
import { planningIn } from '../planning';

const MANAGE = may(PERMISSIONS.workflowManage);
const READ = mayOneOf(PERMISSIONS.membershipRead, PERMISSIONS.workflowManage);

/** The workflows of renewals. */
export default [
  get('/settings/workflows', READ, ({ strapi }) => workflowsIn(strapi).list()),
  post('/settings/workflows', MANAGE, async ({ strapi, body, actor }) => {
    const input = await validateWorkflowCopy(body);
    return workflowsIn(strapi).copy(input, actor);
  }),
  get('/settings/workflows/:id', READ, ({ strapi, params }) => workflowsIn(strapi).view(params.id)),
  del('/settings/workflows/:id', MANAGE, async ({ strapi, params, actor }) => {
    await workflowsIn(strapi).remove(params.id, actor);
    return { id: params.id };
  }),
  put('/settings/workflows/:id', MANAGE, async ({ strapi, params, body, actor, ifMatch }) => {
    const input = await validateWorkflow(body);
    return workflowsIn(strapi).save(params.id, input, { actor, seen: ifMatch() });
  }),
  post('/settings/workflows/:id/preview', MANAGE, async ({ strapi, params, body }) => {
    const input = await validateWorkflow(body);
    return planningIn(strapi).workflowDifference(params.id, input);
  }),
] satisfies AdminCall[];

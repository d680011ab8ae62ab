import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { workflowsIn } from '../../core/workflows';
import { del, get, may, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateWorkflow, validateWorkflowCopy } from '../inputs/workflows';
import { planningIn } from '../planning';

const MAY = may(PERMISSIONS.settingsManage);

/** The workflows of renewals. */
export default [
  get('/settings/workflows', MAY, ({ strapi }) => workflowsIn(strapi).list()),
  post('/settings/workflows', MAY, async ({ strapi, body, actor }) => {
    const input = await validateWorkflowCopy(body);
    return workflowsIn(strapi).copy(input, actor);
  }),
  get('/settings/workflows/:id', MAY, ({ strapi, params }) => workflowsIn(strapi).view(params.id)),
  del('/settings/workflows/:id', MAY, async ({ strapi, params, actor }) => {
    await workflowsIn(strapi).remove(params.id, actor);
    return { id: params.id };
  }),
  put('/settings/workflows/:id', MAY, async ({ strapi, params, body, actor, ifMatch }) => {
    const input = await validateWorkflow(body);
    return workflowsIn(strapi).save(params.id, input, { actor, seen: ifMatch() });
  }),
  post('/settings/workflows/:id/preview', MAY, async ({ strapi, params, body }) => {
    const input = await validateWorkflow(body);
    return planningIn(strapi).workflowDifference(params.id, input);
  }),
] satisfies AdminCall[];

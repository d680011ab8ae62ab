import { PERMISSIONS } from '../../../../shared/kernel/ids';
import {
  get,
  may,
  mayGive,
  mayOneOf,
  post,
  put,
  type AdminCall,
} from '../../kernel/http/admin-calls';
import {
  validateTemplateDraft,
  validateTemplateInput,
  validateTemplateTest,
} from '../inputs/templates';
import { templateDraftsIn } from '../template-drafts';
import { templatesIn } from '../templates';

const MANAGE = may(PERMISSIONS.templatesManage);
const READ = mayOneOf(PERMISSIONS.messageRead, PERMISSIONS.templatesManage);
/** Previews with a member need the right to read members. */
const WITH_A_MEMBER = [...MANAGE, ...mayGive('membership', PERMISSIONS.membershipRead)];

/** The templates that staff read and edit. */
export default [
  get('/settings/templates', READ, ({ strapi }) => templatesIn(strapi).list()),
  get('/settings/templates/:code/preview', READ, ({ strapi, params }) =>
    templateDraftsIn(strapi).saved(params.code),
  ),
  put('/settings/templates/:code', MANAGE, async ({ strapi, params, body, actor, ifMatch }) => {
    const input = await validateTemplateInput(body);
    const seen = ifMatch();
    return templatesIn(strapi).save(params.code, input, actor, seen);
  }),
  post('/settings/templates/:code/preview', WITH_A_MEMBER, async ({ strapi, params, body }) => {
    const draft = await validateTemplateDraft(body);
    return templateDraftsIn(strapi).preview(params.code, draft);
  }),
  post('/settings/templates/:code/test', WITH_A_MEMBER, async ({ strapi, ctx, params, body }) => {
    const draft = await validateTemplateTest(body);
    // Always to the signed-in person, never to an address in the request.
    return templateDraftsIn(strapi).test(params.code, draft, ctx.state.user?.email);
  }),
] satisfies AdminCall[];

import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { validateCommandKey } from '../../core/inputs/commands';
import { get, list, may, post, postList, type AdminCall } from '../../kernel/http/admin-calls';
import { callsToIssueIn } from '../../membership/calls-to-issue';
import { bulkIn } from '../bulk';
import { campaignsIn } from '../campaigns';
import { dailyIn } from '../daily';
import {
  validateCampaign,
  validateCampaignExceptions,
  validateCampaignPlan,
  validateCampaignSelection,
} from '../inputs/campaign';
import {
  validateAssign,
  validateIssueCalls,
  validateIssuePlan,
  validateMove,
  validateMovePlan,
  validateMute,
  validateMutePlan,
  validateNote,
  validateRemind,
  validateReissue,
  validateReissuePlan,
  validateRemindPlan,
  validateRenewalFilters,
  validateRenewalQuery,
  validateRun,
} from '../inputs/renewals';
import { planningIn } from '../planning';
import { renewalsIn } from '../renewals';

const { membershipRead, membershipManage, duesManage } = PERMISSIONS;

/** The renewals under way, campaigns and the daily run. */
export default [
  list('/renewals', may(membershipRead), async ({ strapi, query, actor }) =>
    renewalsIn(strapi).list(await validateRenewalQuery(query), actor),
  ),
  get('/renewals/stages', may(membershipRead), async ({ strapi, query, actor }) => {
    const question = await validateRenewalFilters(query);
    return renewalsIn(strapi).stages(question, actor);
  }),
  get('/renewals/selection', may(membershipManage), async ({ strapi, query, actor }) => {
    const question = await validateRenewalFilters(query);
    return renewalsIn(strapi).selection(question, actor);
  }),
  post('/renewals/move/plan', may(membershipManage), async ({ strapi, body }) => {
    const input = await validateMovePlan(body);
    return planningIn(strapi).move(input);
  }),
  post('/renewals/move', may(membershipManage), async ({ strapi, body, actor }) => {
    const input = await validateMove(body);
    return bulkIn(strapi).move(input, actor);
  }),
  post('/renewals/assign', may(membershipManage), async ({ strapi, body, actor }) => {
    const input = await validateAssign(body);
    return bulkIn(strapi).assign(input, actor);
  }),
  post('/renewals/note', may(membershipManage), async ({ strapi, ctx, body, actor }) => {
    const input = await validateNote(body);
    const key = validateCommandKey('note-renewal', ctx.get('Idempotency-Key'));
    return bulkIn(strapi).note({ ...input, key }, actor);
  }),
  post('/members/mute/plan', may(membershipManage), async ({ strapi, body }) => {
    const input = await validateMutePlan(body);
    return planningIn(strapi).mute(input);
  }),
  post('/members/mute', may(membershipManage), async ({ strapi, body, actor }) => {
    const input = await validateMute(body);
    return bulkIn(strapi).mute(input, actor);
  }),
  post('/dues/remind/plan', may(duesManage), async ({ strapi, body }) => {
    const input = await validateRemindPlan(body);
    return planningIn(strapi).remind(input);
  }),
  post('/dues/remind', may(duesManage), async ({ strapi, body, actor }) => {
    const input = await validateRemind(body);
    return bulkIn(strapi).remind(input, actor);
  }),
  post('/dues/reissue/plan', may(duesManage), async ({ strapi, body }) => {
    const input = await validateReissuePlan(body);
    return planningIn(strapi).reissue(input);
  }),
  post('/dues/reissue', may(duesManage), async ({ strapi, ctx, body, actor }) => {
    const input = await validateReissue(body);
    const key = validateCommandKey('reissue-call', ctx.get('Idempotency-Key'));
    return bulkIn(strapi).reissue(input, actor, key);
  }),
  get('/dues/to-issue', may(membershipRead), ({ strapi }) => callsToIssueIn(strapi).list()),
  post('/dues/issue/plan', may(duesManage), async ({ strapi, body }) => {
    const input = await validateIssuePlan(body);
    return planningIn(strapi).issueCalls(input);
  }),
  post('/dues/issue', may(duesManage), async ({ strapi, body, actor }) => {
    const input = await validateIssueCalls(body);
    return bulkIn(strapi).issueCalls(input, actor);
  }),
  postList('/renewals/campaign/plan', may(membershipManage), async ({ strapi, body }) => {
    const question = await validateCampaignPlan(body);
    return campaignsIn(strapi).plan(question);
  }),
  postList('/renewals/campaign/exceptions', may(membershipManage), async ({ strapi, body }) => {
    const question = await validateCampaignExceptions(body);
    return campaignsIn(strapi).exceptions(question);
  }),
  post('/renewals/campaign/selection', may(membershipManage), async ({ strapi, body }) => {
    const selection = await validateCampaignSelection(body);
    return campaignsIn(strapi).selection(selection);
  }),
  post('/renewals/campaign', may(membershipManage), async ({ strapi, body, actor }) => {
    const input = await validateCampaign(body);
    return bulkIn(strapi).campaign(input, actor);
  }),
  get('/daily', may(membershipRead), ({ strapi }) => dailyIn(strapi).list()),
  post('/daily/run', may(membershipManage), async ({ strapi, body, actor }) => {
    await validateRun(body);
    return dailyIn(strapi).run({ actor });
  }),
] satisfies AdminCall[];

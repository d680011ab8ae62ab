import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { factsIn } from '../../core/facts';
import { validateCommandKey } from '../../core/inputs/commands';
import { get, list, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validatePaging } from '../../kernel/inputs/paging';
import { commandPlansIn } from '../command-plan';
import { membershipsIn } from '../memberships';
import { mergersIn } from '../mergers';

const { membershipRead, membershipManage } = PERMISSIONS;

/** One membership: seen, acted upon, read back. */
export default [
  get('/memberships/:documentId', may(membershipRead), ({ strapi, params }) =>
    membershipsIn(strapi).view(params.documentId),
  ),
  list(
    '/memberships/:documentId/activities',
    may(membershipRead),
    async ({ strapi, params, query }) => {
      const paging = await validatePaging(query);
      return membershipsIn(strapi).activities(params.documentId, paging);
    },
  ),
  get(
    '/memberships/:documentId/entitlements/:entitlementId/usages',
    may(membershipRead),
    ({ strapi, params }) => {
      const { documentId, entitlementId } = params;
      return membershipsIn(strapi).ledger(documentId, entitlementId);
    },
  ),
  get('/memberships/:documentId/merge/:into', may(membershipManage), ({ strapi, params }) => {
    const { documentId, into } = params;
    return mergersIn(strapi).plan(documentId, into);
  }),
  get('/benefits', may(membershipRead), ({ strapi }) => membershipsIn(strapi).benefits()),
  // The permission depends on the command, so the policy reads its name.
  post(
    '/memberships/:documentId/commands/:name',
    ['plugin::membership-lifecycle.may-run-command'],
    async ({ strapi, ctx, params, body, actor, ifMatch }) => {
      const { documentId, name } = params;
      const seen = ifMatch();
      const key = validateCommandKey(name, ctx.get('Idempotency-Key'));
      const shown = { seen, key };
      const plans = commandPlansIn(strapi);
      const { replayed } = await plans.run(documentId, name, body ?? {}, actor, shown);
      if (replayed) ctx.set('Idempotent-Replayed', 'true');
      return membershipsIn(strapi).view(documentId);
    },
  ),
  post(
    '/memberships/:documentId/commands/:name/plan',
    ['plugin::membership-lifecycle.may-run-command'],
    ({ strapi, params, body }) =>
      commandPlansIn(strapi).plan(params.documentId, params.name, body ?? {}),
  ),
  get('/tiers', may(membershipRead), ({ strapi }) => factsIn(strapi).tiers()),
] satisfies AdminCall[];

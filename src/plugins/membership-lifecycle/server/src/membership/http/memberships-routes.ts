import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { factsIn } from '../../core/facts';
import { validateCommandKey } from '../../core/inputs/commands';
import {
  get,
  list,
  may,
  post,
  put,
  type AdminCall,
  type Asked,
} from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { validatePaging } from '../../kernel/inputs/paging';
import { readsContacts } from '../../kernel/reads-contacts';
import { commandPlansIn } from '../command-plan';
import { validateMergeDay } from '../inputs/agreement';
import { validateMembersFilters, validateMembersQuery } from '../inputs/member-list';
import { validateOrganisation } from '../inputs/organisation';
import { memberListIn } from '../member-list';
import { memberOrganisationIn } from '../member-organisation';
import { readerOf } from '../members-reader';
import { membershipsIn } from '../memberships';
import { mergersIn } from '../mergers';
import { scheduledCommandsIn, type Named } from '../scheduled-commands';

const { membershipRead, membershipManage } = PERMISSIONS;
const MAY_RUN = ['plugin::membership-lifecycle.may-run-command'];
const MAY_EDIT = [...may(membershipManage), 'plugin::membership-lifecycle.may-read-contacts'];

/** A change of a scheduled command, which answers with its membership. */
const settle = (
  what: string,
  change: (asked: Asked, named: Named, shown: { seen: number | undefined }) => Promise<unknown>,
): AdminCall =>
  post(`/memberships/:documentId/commands/:name/scheduled/:id/${what}`, MAY_RUN, async (asked) => {
    const { documentId: membershipId, name: command, id } = asked.params;
    await change(asked, { membershipId, command, id }, { seen: asked.ifMatch() });
    return viewFor(asked, membershipId);
  });

/** A membership as its page shows it to who asks. */
const viewFor = ({ strapi, ctx }: Asked, documentId: string): Promise<MembershipView> =>
  membershipsIn(strapi).view(documentId, { contacts: readsContacts(ctx) });

/** All members as a list; one membership: seen, acted upon, read back. */
export default [
  list('/members', may(membershipRead), async ({ strapi, ctx, query }) =>
    memberListIn(strapi).list(await validateMembersQuery(query), readerOf(ctx)),
  ),
  get('/members/selection', may(membershipManage), async ({ strapi, ctx, query }) => {
    const question = await validateMembersFilters(query);
    return memberListIn(strapi).selection(question, readerOf(ctx));
  }),
  get('/members/tiers', may(membershipRead), ({ strapi }) => memberListIn(strapi).tiers()),
  get('/memberships/:documentId', may(membershipRead), (asked) =>
    viewFor(asked, asked.params.documentId),
  ),
  get('/memberships/:documentId/organisation', MAY_EDIT, ({ strapi, params }) =>
    memberOrganisationIn(strapi).view(params.documentId),
  ),
  put('/memberships/:documentId/organisation', MAY_EDIT, async (asked) => {
    const { strapi, ctx, params, body, actor, ifMatch } = asked;
    const input = await validateOrganisation(body);
    const key = validateCommandKey('change-organisation', ctx.get('Idempotency-Key'));
    await memberOrganisationIn(strapi).save(params.documentId, input, actor, {
      seen: ifMatch(),
      key,
    });
    return viewFor(asked, params.documentId);
  }),
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
  get(
    '/memberships/:documentId/merge/:into',
    may(membershipManage),
    async ({ strapi, params, query }) => {
      const { documentId, into } = params;
      return mergersIn(strapi).plan(documentId, into, await validateMergeDay(query));
    },
  ),
  get('/benefits', may(membershipRead), ({ strapi }) => membershipsIn(strapi).benefits()),
  // The permission depends on the command, so the policy reads its name.
  post('/memberships/:documentId/commands/:name', MAY_RUN, async (asked) => {
    const { strapi, ctx, params, body, actor, ifMatch } = asked;
    const { documentId, name } = params;
    const seen = ifMatch();
    const key = validateCommandKey(name, ctx.get('Idempotency-Key'));
    const shown = { seen, key };
    const plans = commandPlansIn(strapi);
    const { replayed } = await plans.run(documentId, name, body ?? {}, actor, shown);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    return viewFor(asked, documentId);
  }),
  post('/memberships/:documentId/commands/:name/plan', MAY_RUN, ({ strapi, params, body }) =>
    commandPlansIn(strapi).plan(params.documentId, params.name, body ?? {}),
  ),
  post('/memberships/:documentId/commands/:name/scheduled', MAY_RUN, async (asked) => {
    const { strapi, ctx, params, body, actor, ifMatch } = asked;
    const { documentId, name } = params;
    const shown = { seen: ifMatch(), key: validateCommandKey(name, ctx.get('Idempotency-Key')) };
    const scheduled = scheduledCommandsIn(strapi);
    const { replayed } = await scheduled.schedule(documentId, name, body, actor, shown);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    return viewFor(asked, documentId);
  }),
  settle('cancel', async ({ strapi, body, actor }, named, shown) => {
    await validateNothing(body ?? {});
    return scheduledCommandsIn(strapi).cancel(named, actor, shown);
  }),
  settle('move', ({ strapi, body, actor }, named, shown) =>
    scheduledCommandsIn(strapi).move(named, body, actor, shown),
  ),
  settle('run', async ({ strapi, body, actor }, named, shown) => {
    await validateNothing(body ?? {});
    return scheduledCommandsIn(strapi).runNow(named, actor, shown);
  }),
  get('/tiers', may(membershipRead), ({ strapi }) => factsIn(strapi).tiers()),
] satisfies AdminCall[];

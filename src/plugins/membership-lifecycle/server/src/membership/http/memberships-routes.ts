import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { factsIn } from '../../core/facts';
import { validateCommandKey } from '../../core/inputs/commands';
import {
  get,
  list,
  may,
  mayOneOf,
  post,
  put,
  type AdminCall,
  type Asked,
} from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { validatePaging } from '../../kernel/inputs/paging';
import { readsContacts } from '../../kernel/reads-contacts';
import { readsMembers } from '../../kernel/reads-members';
import { commandPlansIn } from '../command-plan';
import { validateMergeDay } from '../inputs/agreement';
import {
  validateMembersFilters,
  validateMembersQuery,
  validateNamesQuery,
} from '../inputs/member-list';
import { validateOrganisation } from '../inputs/organisation';
import { memberListIn } from '../member-list';
import { memberOrganisationIn } from '../member-organisation';
import { readerOf } from '../members-reader';
import { membershipsIn } from '../memberships';
import { mergersIn } from '../mergers';
import { ofRightsAlone, rightsOnly, withoutLetters } from '../rights-only';
import { scheduledCommandsIn, type Named } from '../scheduled-commands';

const { membershipRead, membershipManage, usageRecord } = PERMISSIONS;
const { messageRead, participationManage } = PERMISSIONS;
/** Of members, those who record uses are answered the rights alone. */
const SEES_RIGHTS = mayOneOf(membershipRead, usageRecord);
/** All whose work begins with finding a member. */
const FINDS = mayOneOf(membershipRead, usageRecord, participationManage, messageRead);
const MAY_RUN = ['plugin::membership-lifecycle.may-run-command'];
const MAY_EDIT = [...may(membershipManage), 'plugin::membership-lifecycle.may-read-contacts'];

/** A change of a scheduled command, which answers with its membership. */
const settle = (
  what: string,
  change: (asked: Asked, named: Named, shown: { seen: number | undefined }) => Promise<unknown>,
): AdminCall =>
  post(`/memberships/:documentId/commands/:name/scheduled/:id/${what}`, MAY_RUN, async (asked) => {
    const { documentId: membershipId, name: command, id } = asked.params;
    const seen = asked.ifMatch();
    await running(asked, () => change(asked, { membershipId, command, id }, { seen }));
    return viewFor(asked, membershipId);
  });

/** A membership as its page shows it to who asks. */
const viewFor = async ({ strapi, ctx }: Asked, documentId: string): Promise<MembershipView> => {
  const view = await membershipsIn(strapi).view(documentId, { contacts: readsContacts(ctx) });
  return readsMembers(ctx) ? view : rightsOnly(view);
};

/** A command, whose refusals tell nobody more than the view does. */
const running = async <T>({ ctx }: Asked, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw readsMembers(ctx) ? error : ofRightsAlone(error);
  }
};

/** All members as a list; one membership: seen, acted upon, read back. */
export default [
  list('/members', may(membershipRead), async ({ strapi, ctx, query }) =>
    memberListIn(strapi).list(await validateMembersQuery(query), readerOf(ctx)),
  ),
  get('/members/selection', may(membershipManage), async ({ strapi, ctx, query }) => {
    const question = await validateMembersFilters(query);
    return memberListIn(strapi).selection(question, readerOf(ctx));
  }),
  get('/members/names', FINDS, async ({ strapi, query }) =>
    memberListIn(strapi).names(await validateNamesQuery(query)),
  ),
  get('/members/tiers', may(membershipRead), ({ strapi }) => memberListIn(strapi).tiers()),
  get('/memberships/:documentId', SEES_RIGHTS, (asked) => viewFor(asked, asked.params.documentId)),
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
    SEES_RIGHTS,
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
    const run = () => plans.run(documentId, name, body ?? {}, actor, shown);
    const { replayed } = await running(asked, run);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    return viewFor(asked, documentId);
  }),
  post('/memberships/:documentId/commands/:name/plan', MAY_RUN, async (asked) => {
    const { strapi, ctx, params, body } = asked;
    const plan = await commandPlansIn(strapi).plan(params.documentId, params.name, body ?? {});
    return readsMembers(ctx) ? plan : withoutLetters(plan);
  }),
  post('/memberships/:documentId/commands/:name/scheduled', MAY_RUN, async (asked) => {
    const { strapi, ctx, params, body, actor, ifMatch } = asked;
    const { documentId, name } = params;
    const shown = { seen: ifMatch(), key: validateCommandKey(name, ctx.get('Idempotency-Key')) };
    const scheduled = scheduledCommandsIn(strapi);
    const schedule = () => scheduled.schedule(documentId, name, body, actor, shown);
    const { replayed } = await running(asked, schedule);
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
  get('/tiers', SEES_RIGHTS, ({ strapi }) => factsIn(strapi).tiers()),
] satisfies AdminCall[];

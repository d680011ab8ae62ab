import { ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
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
import { commandPlansIn } from '../command-plan';
import { validateMergeDay } from '../inputs/agreement';
import { validateMembersQuery } from '../inputs/member-list';
import { validateOrganisation } from '../inputs/organisation';
import { memberListIn } from '../member-list';
import { memberOrganisationIn } from '../member-organisation';
import { membershipsIn } from '../memberships';
import { mergersIn } from '../mergers';
import { scheduledCommandsIn, type Named } from '../scheduled-commands';

const { membershipRead, membershipManage } = PERMISSIONS;
const MAY_RUN = ['plugin::membership-lifecycle.may-run-command'];

/** A change of a scheduled command, which answers with its membership. */
const settle = (
  what: string,
  change: (asked: Asked, named: Named, shown: { seen: number | undefined }) => Promise<unknown>,
): AdminCall =>
  post(`/memberships/:documentId/commands/:name/scheduled/:id/${what}`, MAY_RUN, async (asked) => {
    const { documentId: membershipId, name: command, id } = asked.params;
    await change(asked, { membershipId, command, id }, { seen: asked.ifMatch() });
    return membershipsIn(asked.strapi).view(membershipId);
  });

interface Ability {
  rulesFor(
    action: string,
    uid: string,
    field: string,
  ): { conditions?: unknown; inverted: boolean }[];
}

/** Whether a reader sees the contacts of every body in the Content Manager, and may search them. */
const readsContacts = (ability: Ability): boolean =>
  ['contacts.name', 'contacts.email'].every((field) =>
    ability
      .rulesFor('plugin::content-manager.explorer.read', ORGANISATION_UID, field)
      .some(({ conditions, inverted }) => !conditions && !inverted),
  );

/** All members as a list; one membership: seen, acted upon, read back. */
export default [
  list('/members', may(membershipRead), async ({ strapi, ctx, query }) => {
    const { user, userAbility } = ctx.state;
    return memberListIn(strapi).list(await validateMembersQuery(query), {
      readsContacts: readsContacts(userAbility),
      language: user?.preferedLanguage === 'en' ? 'en' : 'fr',
    });
  }),
  get('/members/tiers', may(membershipRead), ({ strapi }) => memberListIn(strapi).tiers()),
  get('/memberships/:documentId', may(membershipRead), ({ strapi, params }) =>
    membershipsIn(strapi).view(params.documentId),
  ),
  get('/memberships/:documentId/organisation', may(membershipManage), ({ strapi, params }) =>
    memberOrganisationIn(strapi).view(params.documentId),
  ),
  put(
    '/memberships/:documentId/organisation',
    may(membershipManage),
    async ({ strapi, params: { documentId }, body, actor, ifMatch }) => {
      const input = await validateOrganisation(body);
      await memberOrganisationIn(strapi).save(documentId, input, actor, { seen: ifMatch() });
      return membershipsIn(strapi).view(documentId);
    },
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
  post(
    '/memberships/:documentId/commands/:name',
    MAY_RUN,
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
  post('/memberships/:documentId/commands/:name/plan', MAY_RUN, ({ strapi, params, body }) =>
    commandPlansIn(strapi).plan(params.documentId, params.name, body ?? {}),
  ),
  post(
    '/memberships/:documentId/commands/:name/scheduled',
    MAY_RUN,
    async ({ strapi, ctx, params, body, actor, ifMatch }) => {
      const { documentId, name } = params;
      const shown = { seen: ifMatch(), key: validateCommandKey(name, ctx.get('Idempotency-Key')) };
      const scheduled = scheduledCommandsIn(strapi);
      const { replayed } = await scheduled.schedule(documentId, name, body, actor, shown);
      if (replayed) ctx.set('Idempotent-Replayed', 'true');
      return membershipsIn(strapi).view(documentId);
    },
  ),
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

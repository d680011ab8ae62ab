import type { Core } from '@strapi/strapi';
import { adminActor } from '../utils/actor';
import { getService } from '../utils/get-service';
import { validateCommandKey } from '../validation/commands';
import { validatePaging } from '../validation/renewals';
import { validateVersion } from '../validation/version';

type Context = Parameters<Core.ControllerHandler>[0];

/** One membership: seen, acted upon, read back. */
const createMembershipsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'memberships').view(ctx.params.documentId) };
  },

  async runCommand(ctx: Context) {
    const { documentId, name } = ctx.params;
    const input: unknown = ctx.request.body ?? {};
    const seen = validateVersion(ctx.request.headers['if-match']);
    const key = validateCommandKey(name, ctx.get('Idempotency-Key'));
    const commands = getService(strapi, 'commands');
    const { replayed } = await commands.run(documentId, name, input, adminActor(ctx), {
      seen,
      key,
    });
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    ctx.body = { data: await getService(strapi, 'memberships').view(documentId) };
  },

  async activities(ctx: Context) {
    const paging = await validatePaging({ ...ctx.query });
    ctx.body = await getService(strapi, 'memberships').activities(ctx.params.documentId, paging);
  },

  async ledger(ctx: Context) {
    const { documentId, entitlementId } = ctx.params;
    const data = await getService(strapi, 'memberships').ledger(documentId, entitlementId);
    ctx.body = { data };
  },

  async mergePlan(ctx: Context) {
    const { documentId, into } = ctx.params;
    ctx.body = { data: await getService(strapi, 'mergers').plan(documentId, into) };
  },

  async benefits(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'memberships').benefits() };
  },

  async tiers(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'memberships').tiers() };
  },
});

export default createMembershipsController;

import type { Core } from '@strapi/strapi';
import { commandsIn } from '../../core/commands';
import { factsIn } from '../../core/facts';
import { validateCommandKey } from '../../core/inputs/commands';
import { adminActor } from '../../kernel/actor';
import { validatePaging } from '../../kernel/inputs/paging';
import { validateVersion } from '../../kernel/inputs/version';
import { membershipsIn } from '../memberships';
import { mergersIn } from '../mergers';

type Context = Parameters<Core.ControllerHandler>[0];

/** One membership: seen, acted upon, read back. */
const createMembershipsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await membershipsIn(strapi).view(ctx.params.documentId) };
  },

  async runCommand(ctx: Context) {
    const { documentId, name } = ctx.params;
    const input: unknown = ctx.request.body ?? {};
    const seen = validateVersion(ctx.request.headers['if-match']);
    const key = validateCommandKey(name, ctx.get('Idempotency-Key'));
    const commands = commandsIn(strapi);
    const { replayed } = await commands.run(documentId, name, input, adminActor(ctx), {
      seen,
      key,
    });
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    ctx.body = { data: await membershipsIn(strapi).view(documentId) };
  },

  async activities(ctx: Context) {
    const paging = await validatePaging({ ...ctx.query });
    ctx.body = await membershipsIn(strapi).activities(ctx.params.documentId, paging);
  },

  async ledger(ctx: Context) {
    const { documentId, entitlementId } = ctx.params;
    const data = await membershipsIn(strapi).ledger(documentId, entitlementId);
    ctx.body = { data };
  },

  async mergePlan(ctx: Context) {
    const { documentId, into } = ctx.params;
    ctx.body = { data: await mergersIn(strapi).plan(documentId, into) };
  },

  async benefits(ctx: Context) {
    ctx.body = { data: await membershipsIn(strapi).benefits() };
  },

  async tiers(ctx: Context) {
    ctx.body = { data: await factsIn(strapi).tiers() };
  },
});

export default createMembershipsController;

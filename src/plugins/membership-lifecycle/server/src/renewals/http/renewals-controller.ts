import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { colleaguesIn } from '../../settings/colleagues';
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
  validateMove,
  validateMovePlan,
  validateNote,
  validateRenewalFilters,
  validateRenewalQuery,
  validateRun,
} from '../inputs/renewals';
import { planningIn } from '../planning';
import { renewalsIn } from '../renewals';

type Context = Parameters<Core.ControllerHandler>[0];

/** The renewals under way, campaigns and the daily run. */
const createRenewalsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const query = await validateRenewalQuery({ ...ctx.query });
    ctx.body = await renewalsIn(strapi).list(query, adminActor(ctx));
  },

  async selection(ctx: Context) {
    const question = await validateRenewalFilters({ ...ctx.query });
    const service = renewalsIn(strapi);
    ctx.body = { data: await service.selection(question, adminActor(ctx)) };
  },

  async stages(ctx: Context) {
    const question = await validateRenewalFilters({ ...ctx.query });
    const service = renewalsIn(strapi);
    ctx.body = { data: await service.stages(question, adminActor(ctx)) };
  },

  async colleagues(ctx: Context) {
    ctx.body = { data: await colleaguesIn(strapi).list() };
  },

  async movePlan(ctx: Context) {
    const input = await validateMovePlan(ctx.request.body);
    ctx.body = { data: await planningIn(strapi).move(input) };
  },

  async move(ctx: Context) {
    const input = await validateMove(ctx.request.body);
    ctx.body = { data: await bulkIn(strapi).move(input, adminActor(ctx)) };
  },

  async assign(ctx: Context) {
    const input = await validateAssign(ctx.request.body);
    ctx.body = { data: await bulkIn(strapi).assign(input, adminActor(ctx)) };
  },

  async note(ctx: Context) {
    const input = await validateNote(ctx.request.body);
    ctx.body = { data: await bulkIn(strapi).note(input, adminActor(ctx)) };
  },

  async campaignPlan(ctx: Context) {
    const question = await validateCampaignPlan(ctx.request.body);
    ctx.body = await campaignsIn(strapi).plan(question);
  },

  async campaignExceptions(ctx: Context) {
    const question = await validateCampaignExceptions(ctx.request.body);
    ctx.body = await campaignsIn(strapi).exceptions(question);
  },

  async campaignSelection(ctx: Context) {
    const selection = await validateCampaignSelection(ctx.request.body);
    ctx.body = { data: await campaignsIn(strapi).selection(selection) };
  },

  async campaign(ctx: Context) {
    const input = await validateCampaign(ctx.request.body);
    ctx.body = { data: await bulkIn(strapi).campaign(input, adminActor(ctx)) };
  },

  async runs(ctx: Context) {
    ctx.body = { data: await dailyIn(strapi).list() };
  },

  async run(ctx: Context) {
    await validateRun(ctx.request.body);
    ctx.body = { data: await dailyIn(strapi).run({ actor: adminActor(ctx) }) };
  },
});

export default createRenewalsController;

import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateLanguage } from '../../kernel/inputs/language';
import { validateNothing } from '../../kernel/inputs/nothing';
import { CALENDAR_NAME } from '../../messages/enclosures';
import {
  validateOccasion,
  validateOccasionQuery,
  validateReason,
  validateSavedOccasion,
} from '../inputs/participation';
import { occasionsIn } from '../occasions';

type Context = Parameters<Core.ControllerHandler>[0];

/** Hands a calendar file out. */
export const sendCalendar = (ctx: Context, file: string): void => {
  ctx.attachment(CALENDAR_NAME);
  ctx.type = 'text/calendar; charset=utf-8';
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = file;
};

/** Events and programmes, for the screen. */
const createOccasionsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => occasionsIn(strapi);
  return {
    async list(ctx: Context) {
      ctx.body = await service().list(await validateOccasionQuery({ ...ctx.query }));
    },

    async rights(ctx: Context) {
      ctx.body = { data: await service().rights() };
    },

    async view(ctx: Context) {
      ctx.body = { data: await service().view(ctx.params.id) };
    },

    async create(ctx: Context) {
      const form = await validateOccasion(ctx.request.body);
      ctx.body = { data: await service().create(form, adminActor(ctx)) };
    },

    async save(ctx: Context) {
      const { form, version } = await validateSavedOccasion(ctx.request.body);
      ctx.body = { data: await service().save(ctx.params.id, form, version, adminActor(ctx)) };
    },

    async publish(ctx: Context) {
      await validateNothing(ctx.request.body ?? {});
      ctx.body = { data: await service().publish(ctx.params.id, adminActor(ctx)) };
    },

    async cancel(ctx: Context) {
      const { reason } = await validateReason(ctx.request.body);
      ctx.body = { data: await service().cancel(ctx.params.id, reason, adminActor(ctx)) };
    },

    async remove(ctx: Context) {
      await service().remove(ctx.params.id, adminActor(ctx));
      ctx.body = { data: null };
    },

    async calendar(ctx: Context) {
      const locale = await validateLanguage({ ...ctx.query });
      sendCalendar(ctx, await service().calendar(ctx.params.id, locale, { published: false }));
    },
  };
};

export default createOccasionsController;

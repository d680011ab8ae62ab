import type { Core } from '@strapi/strapi';
import type { CancelledRegistration, Registered } from '../../../../shared/occasions/content-api';
import { findOwnIds, type MemberUser } from '../../access/own-access';
import { tokenActor } from '../../kernel/actor';
import type { Context } from '../../kernel/context';
import { validateKey } from '../../kernel/inputs/key';
import { validateLanguage } from '../../kernel/inputs/language';
import {
  validatePublishedQuery,
  validateReason,
  validateRegistration,
} from '../inputs/participation';
import { occasionsIn } from '../occasions';
import { registrationsIn } from '../registrations';
import { sendCalendar } from './send-calendar';

/** The public is whoever comes without a token, and without an account that opens a membership. */
const readerOf = async (strapi: Core.Strapi, ctx: Context) => {
  const { auth, user } = ctx.state;
  if (auth?.strategy.name === 'content-api-token') return { isPublic: false };
  return { isPublic: !user || (await findOwnIds(strapi, user as MemberUser)).length === 0 };
};

/** Events and programmes for front-ends: what is published, and registering in a member's name. */
const createContentApiOccasions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { locale, paging } = await validatePublishedQuery({ ...ctx.query });
    ctx.body = await occasionsIn(strapi).published(locale, paging, await readerOf(strapi, ctx));
  },

  async findOne(ctx: Context) {
    const locale = await validateLanguage({ ...ctx.query });
    const reader = await readerOf(strapi, ctx);
    const data = await occasionsIn(strapi).publishedOne(ctx.params.id, locale, reader);
    ctx.body = { data };
  },

  async calendar(ctx: Context) {
    const locale = await validateLanguage({ ...ctx.query });
    const reader = { published: true, ...(await readerOf(strapi, ctx)) };
    sendCalendar(ctx, await occasionsIn(strapi).calendar(ctx.params.id, locale, reader));
  },

  async register(ctx: Context) {
    const key = validateKey(ctx.get('Idempotency-Key'));
    const { membership, ...who } = await validateRegistration(ctx.request.body);
    const by = { actor: tokenActor(ctx), key };
    const participant = { membershipId: membership, ...who };
    const service = registrationsIn(strapi);
    const { registration, replayed } = await service.register(ctx.params.id, participant, by);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    const { id, occasionId, registeredOn, usageId } = registration;
    ctx.status = 201;
    const data: Registered = {
      id,
      occasion: occasionId,
      membership,
      registeredOn,
      usage: usageId,
    };
    ctx.body = { data };
  },

  async cancel(ctx: Context) {
    const key = validateKey(ctx.get('Idempotency-Key'));
    const { reason } = await validateReason(ctx.request.body);
    const by = { actor: tokenActor(ctx), key };
    const service = registrationsIn(strapi);
    const { registration, replayed } = await service.cancel(ctx.params.id, { reason }, by);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    const { id, occasionId } = registration;
    const data: CancelledRegistration = { id, occasion: occasionId, state: 'cancelled' };
    ctx.body = { data };
  },
});

export default createContentApiOccasions;

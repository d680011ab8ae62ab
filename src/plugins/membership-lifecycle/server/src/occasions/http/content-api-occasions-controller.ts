import type { Core } from '@strapi/strapi';
import type { CancelledRegistration, Registered } from '../../../../shared/occasions/content-api';
import { findOwnIds, type MemberUser } from '../../access/own-access';
import { isOpenTo } from '../../entitlements/entitlement-plans';
import { tokenActor } from '../../kernel/actor';
import type { Context } from '../../kernel/context';
import { validateKey } from '../../kernel/inputs/key';
import { validateReason, validateRegistration } from '../inputs/participation';
import { validatePublished, validatePublishedOne } from '../inputs/published';
import { occasionsIn } from '../occasions';
import { registrationsIn } from '../registrations';
import { sendCalendar } from './send-calendar';

const isToken = (ctx: Context): boolean => ctx.state.auth?.strategy.name === 'content-api-token';

/**
 * The public is whoever comes without a token, and without an account that speaks for a membership
 * to which the gate opens. A token reads all, unless it names a member: then it reads as that one.
 */
const readerOf = async (strapi: Core.Strapi, ctx: Context, membership: string | null) => {
  if (isToken(ctx)) {
    return { isPublic: membership !== null && !(await isOpenTo(strapi, membership)) };
  }
  const { user } = ctx.state;
  for (const id of user ? await findOwnIds(strapi, user as MemberUser) : []) {
    if (await isOpenTo(strapi, id)) return { isPublic: false };
  }
  return { isPublic: true };
};

/** Events and programmes for front-ends: what is published, and registering in a member's name. */
const createContentApiOccasions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { locale, paging, membership } = await validatePublished({ ...ctx.query }, isToken(ctx));
    const reader = await readerOf(strapi, ctx, membership);
    ctx.body = await occasionsIn(strapi).published(locale, paging, reader);
  },

  async findOne(ctx: Context) {
    const { locale, membership } = await validatePublishedOne({ ...ctx.query }, isToken(ctx));
    const reader = await readerOf(strapi, ctx, membership);
    const data = await occasionsIn(strapi).publishedOne(ctx.params.id, locale, reader);
    ctx.body = { data };
  },

  async calendar(ctx: Context) {
    const { locale, membership } = await validatePublishedOne({ ...ctx.query }, isToken(ctx));
    const reader = { published: true, ...(await readerOf(strapi, ctx, membership)) };
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

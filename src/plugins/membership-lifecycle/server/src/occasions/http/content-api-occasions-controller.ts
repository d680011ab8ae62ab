import type { Core } from '@strapi/strapi';
import type { CancelledRegistration, Registered } from '../../../../shared/occasions/content-api';
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

/** Events and programmes for front-ends: what is published, and registering in a member's name. */
const createContentApiOccasions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { locale, paging } = await validatePublishedQuery({ ...ctx.query });
    ctx.body = await occasionsIn(strapi).published(locale, paging);
  },

  async calendar(ctx: Context) {
    const locale = await validateLanguage({ ...ctx.query });
    const service = occasionsIn(strapi);
    sendCalendar(ctx, await service.calendar(ctx.params.id, locale, { published: true }));
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

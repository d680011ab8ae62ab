import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import {
  validateAttendance,
  validateEligibility,
  validateReason,
  validateRegistration,
  validateRegistrationQuery,
} from '../inputs/participation';
import { registrationsIn } from '../registrations';

type Context = Parameters<Core.ControllerHandler>[0];

/** Those who take part, for the screen. */
const createRegistrationsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => registrationsIn(strapi);
  return {
    async list(ctx: Context) {
      ctx.body = await service().list(await validateRegistrationQuery({ ...ctx.query }));
    },

    async eligibility(ctx: Context) {
      const { membership } = await validateEligibility({ ...ctx.query });
      ctx.body = { data: await service().eligibility(ctx.params.id, membership) };
    },

    async register(ctx: Context) {
      const { membership, ...who } = await validateRegistration(ctx.request.body);
      const participant = { membershipId: membership, ...who };
      const by = { actor: adminActor(ctx) };
      const { registration } = await service().register(ctx.params.id, participant, by);
      ctx.body = { data: { id: registration.id } };
    },

    async cancel(ctx: Context) {
      const { reason } = await validateReason(ctx.request.body);
      const by = { actor: adminActor(ctx) };
      const { registration } = await service().cancel(ctx.params.id, { reason }, by);
      ctx.body = { data: { id: registration.id } };
    },

    async noteAttendance(ctx: Context) {
      const { attendance } = await validateAttendance(ctx.request.body);
      await service().noteAttendance(ctx.params.id, attendance, adminActor(ctx));
      ctx.body = { data: { id: ctx.params.id } };
    },
  };
};

export default createRegistrationsController;

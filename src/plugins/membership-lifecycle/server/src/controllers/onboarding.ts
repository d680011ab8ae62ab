import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { validateOnboarding } from '../validation/onboarding';

type Context = Parameters<Core.ControllerHandler>[0];

/** The first steps of a new installation. */
const createOnboardingController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'onboarding').view() };
  },

  async record(ctx: Context) {
    const input = await validateOnboarding(ctx.request.body);
    ctx.body = { data: await getService(strapi, 'onboarding').record(input) };
  },
});

export default createOnboardingController;

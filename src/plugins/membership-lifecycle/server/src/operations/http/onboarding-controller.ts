import type { Core } from '@strapi/strapi';
import { validateOnboarding } from '../inputs/onboarding';
import { onboardingIn } from '../onboarding';

type Context = Parameters<Core.ControllerHandler>[0];

/** The first steps of a new installation. */
const createOnboardingController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await onboardingIn(strapi).view() };
  },

  async record(ctx: Context) {
    const input = await validateOnboarding(ctx.request.body);
    ctx.body = { data: await onboardingIn(strapi).record(input) };
  },
});

export default createOnboardingController;

import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateOnboarding } from '../inputs/onboarding';
import { onboardingIn } from '../onboarding';

const MAY = may(PERMISSIONS.settingsManage);

/** The first steps of a new installation. */
export default [
  get('/onboarding', MAY, ({ strapi }) => onboardingIn(strapi).view()),
  put('/onboarding', MAY, async ({ strapi, body }) => {
    const input = await validateOnboarding(body);
    return onboardingIn(strapi).record(input);
  }),
] satisfies AdminCall[];

import type { Core } from '@strapi/strapi';
import type { OnboardingInput, OnboardingView } from '../../../shared/operations/onboarding';
import { clockIn } from '../kernel/clock';
import { madeOnce } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { EMAIL } from '../messages/channels/email';
import { settingsIn } from '../settings/settings';
import { firstSteps, type InstallationFacts } from './rules/onboarding';
import { countInstalled, readOnboarding, writeOnboarding } from './store/onboarding';

type Offered = Pick<
  InstallationFacts,
  'offers' | 'offerPublished' | 'tiers' | 'tiersPublished' | 'tierOnSale'
>;

/** The part used of the application's service, typed here since the plugin cannot import it. */
interface EditingService {
  offered(today: Day): Promise<Offered>;
}

/** « Premiers pas »: what a new installation still lacks. */
const createOnboardingService = ({ strapi }: { strapi: Core.Strapi }) => {
  const facts = async (): Promise<InstallationFacts> => {
    const editing = strapi.service('api::offer.editing') as EditingService;
    return {
      identity: await settingsIn(strapi).identity(),
      smtpConfigured: EMAIL.isSetUp(strapi),
      ...(await editing.offered(clockIn(strapi).today())),
      ...(await countInstalled(strapi, await executorOf(strapi))),
    };
  };

  return {
    /** The steps, done or to do. */
    async view(): Promise<OnboardingView> {
      return firstSteps(await facts(), await readOnboarding(strapi));
    },

    /** Records that a step is done, or that the list is dismissed or shown again. */
    async record({ acknowledged, dismissed }: OnboardingInput): Promise<OnboardingView> {
      const before = await readOnboarding(strapi);
      const added = acknowledged ? [acknowledged] : [];
      await writeOnboarding(strapi, {
        acknowledged: [...new Set([...before.acknowledged, ...added])],
        dismissed: dismissed ?? before.dismissed,
      });
      return this.view();
    },
  };
};

export const onboardingIn = madeOnce(createOnboardingService);

import type { OnboardingInput, OnboardingView } from '../../../../shared/operations/onboarding';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

const onboardingApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    // Reloaded at each visit: the steps are done on Strapi's own pages, which do not report it.
    getLifecycleOnboarding: read<OnboardingView>('onboarding', ['LifecycleOnboarding'], {
      keepUnusedDataFor: 0,
    }),
    recordLifecycleOnboarding: send<OnboardingView, OnboardingInput>('PUT', 'onboarding', [], {
      keep: (view, _input, dispatch) => {
        dispatch(
          onboardingApi.util.updateQueryData('getLifecycleOnboarding', undefined, () => view),
        );
      },
    }),
  })),
});

export const {
  useGetLifecycleOnboardingQuery: useGetOnboardingQuery,
  useRecordLifecycleOnboardingMutation: useRecordOnboardingMutation,
} = onboardingApi;

import type { OnboardingInput, OnboardingView } from '../../../../shared/operations/onboarding';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

const onboardingApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    // Steps are taken on pages of Strapi's that say nothing of it: asked at each visit.
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

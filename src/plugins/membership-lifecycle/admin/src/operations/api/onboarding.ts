import type { OnboardingInput, OnboardingView } from '../../../../shared/operations/onboarding';
import { at, lifecycleApi } from '../../kit/api/api';

const onboardingApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleOnboarding: build.query<OnboardingView, void>({
      query: () => at('onboarding'),
      transformResponse: (answer: { data: OnboardingView }) => answer.data,
      providesTags: ['LifecycleOnboarding'],
      // Steps are taken on pages of Strapi's that say nothing of it: asked at each visit.
      keepUnusedDataFor: 0,
    }),
    recordLifecycleOnboarding: build.mutation<OnboardingView, OnboardingInput>({
      query: (data) => ({ url: at('onboarding'), method: 'PUT', data }),
      transformResponse: (answer: { data: OnboardingView }) => answer.data,
      invalidatesTags: (_view, error) => (error ? [] : ['LifecycleOnboarding']),
    }),
  }),
});

export const {
  useGetLifecycleOnboardingQuery: useGetOnboardingQuery,
  useRecordLifecycleOnboardingMutation: useRecordOnboardingMutation,
} = onboardingApi;

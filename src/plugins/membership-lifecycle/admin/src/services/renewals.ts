import type {
  BulkResult,
  Page,
  PlanView,
  RenewalRow,
  RunView,
  StagesView,
} from '../../../shared/contracts';
import { withoutEmpty } from '../utils/records';
import { AFTER_CHANGE, at, lifecycleApi } from './api';

export interface CampaignQuestion {
  endsFrom: string;
  endsTo: string;
  tier?: string;
}

/** The filters of the renewals, by the names that the address gives them. */
export type RenewalFilters = Record<string, string | undefined>;

const renewalsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleRenewals: build.query<Page<RenewalRow>, RenewalFilters>({
      query: (filters) => ({ url: at('renewals'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleRenewal'],
    }),
    getLifecycleStages: build.query<StagesView, RenewalFilters>({
      query: (filters) => ({
        url: at('renewals/stages'),
        config: { params: withoutEmpty(filters) },
      }),
      transformResponse: (answer: { data: StagesView }) => answer.data,
      providesTags: ['LifecycleRenewal'],
    }),
    moveLifecycleRenewals: build.mutation<
      BulkResult,
      { membershipIds: string[]; stageId: string; reason?: string }
    >({
      query: (data) => ({ url: at('renewals/move'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
      invalidatesTags: (_result, error) => (error ? [] : AFTER_CHANGE),
    }),
    planLifecycleCampaign: build.mutation<PlanView, CampaignQuestion>({
      query: (data) => ({ url: at('renewals/campaign/plan'), method: 'POST', data }),
      transformResponse: (answer: { data: PlanView }) => answer.data,
    }),
    openLifecycleCampaign: build.mutation<BulkResult, { membershipIds: string[] }>({
      query: (data) => ({ url: at('renewals/campaign'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
      invalidatesTags: (_result, error) => (error ? [] : AFTER_CHANGE),
    }),
    getLifecyclePlan: build.query<PlanView, string>({
      // Without a day, the server answers for today: it may pretend another one than the browser.
      query: (on) => ({ url: at('plan'), config: { params: withoutEmpty({ on }) } }),
      transformResponse: (answer: { data: PlanView }) => answer.data,
      providesTags: ['LifecyclePlan'],
    }),
    getLifecycleRuns: build.query<RunView[], void>({
      query: () => at('daily'),
      transformResponse: (answer: { data: RunView[] }) => answer.data,
      providesTags: ['LifecycleRun'],
    }),
    runLifecycleDaily: build.mutation<RunView, void>({
      query: () => ({ url: at('daily/run'), method: 'POST', data: {} }),
      transformResponse: (answer: { data: RunView }) => answer.data,
      invalidatesTags: (_run, error) => (error ? [] : [...AFTER_CHANGE, 'LifecycleRun']),
    }),
  }),
});

export const {
  useGetLifecycleRenewalsQuery: useGetRenewalsQuery,
  useGetLifecycleStagesQuery: useGetStagesQuery,
  useMoveLifecycleRenewalsMutation: useMoveRenewalsMutation,
  usePlanLifecycleCampaignMutation: usePlanCampaignMutation,
  useOpenLifecycleCampaignMutation: useOpenCampaignMutation,
  useGetLifecyclePlanQuery: useGetPlanQuery,
  useGetLifecycleRunsQuery: useGetRunsQuery,
  useRunLifecycleDailyMutation: useRunDailyMutation,
} = renewalsApi;

import type { BulkResult, Page } from '../../../../shared/kernel/common';
import type {
  CampaignException,
  CampaignExceptions,
  CampaignOpening,
  CampaignPlan,
  CampaignQuestion,
  CampaignRange,
  CampaignSelected,
} from '../../../../shared/renewals/campaign';
import type { RunView } from '../../../../shared/renewals/daily';
import type {
  MovePlan,
  RenewalRow,
  SelectedRenewal,
  StagesView,
} from '../../../../shared/renewals/renewals';
import { AFTER_CHANGE, at, lifecycleApi } from '../../kit/api/api';
import { withoutEmpty } from '../../kit/utils/records';

export interface MoveRequest {
  membershipIds: string[];
  stageId: string;
  reason?: string;
}

interface Versions {
  /** What was seen of each membership: what changed after it is left alone. */
  versions: Record<string, number>;
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
    /** Every renewal that the filters keep; asked for when all are chosen, never shown. */
    selectLifecycleRenewals: build.mutation<SelectedRenewal[], RenewalFilters>({
      query: (filters) => ({
        url: at('renewals/selection'),
        method: 'GET',
        config: { params: withoutEmpty(filters) },
      }),
      transformResponse: (answer: { data: SelectedRenewal[] }) => answer.data,
    }),
    planLifecycleMove: build.mutation<MovePlan, MoveRequest>({
      query: (data) => ({ url: at('renewals/move/plan'), method: 'POST', data }),
      transformResponse: (answer: { data: MovePlan }) => answer.data,
    }),
    // What is sent in slices makes the lists stale once, when the last slice is through.
    moveLifecycleRenewals: build.mutation<BulkResult, MoveRequest & Versions>({
      query: (data) => ({ url: at('renewals/move'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
    }),
    assignLifecycleRenewals: build.mutation<
      BulkResult,
      { membershipIds: string[]; ownerId?: string } & Versions
    >({
      query: (data) => ({ url: at('renewals/assign'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
    }),
    noteLifecycleRenewals: build.mutation<BulkResult, { membershipIds: string[]; note: string }>({
      query: (data) => ({ url: at('renewals/note'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
    }),
    settleLifecycleBulk: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: () => [...AFTER_CHANGE],
    }),
    planLifecycleCampaign: build.mutation<CampaignPlan, CampaignQuestion>({
      query: (data) => ({ url: at('renewals/campaign/plan'), method: 'POST', data }),
    }),
    // What was read a while ago is not what would be done now: nothing is kept.
    getLifecycleCampaignExceptions: build.query<
      CampaignExceptions,
      CampaignRange & { reason: CampaignException; page: number; pageSize: number }
    >({
      query: (data) => ({ url: at('renewals/campaign/exceptions'), method: 'POST', data }),
      keepUnusedDataFor: 0,
    }),
    selectLifecycleCampaign: build.mutation<
      CampaignSelected[],
      CampaignRange & { leftOut: string[]; seal: string }
    >({
      query: (data) => ({ url: at('renewals/campaign/selection'), method: 'POST', data }),
      transformResponse: (answer: { data: CampaignSelected[] }) => answer.data,
    }),
    openLifecycleCampaign: build.mutation<BulkResult, CampaignOpening>({
      query: (data) => ({ url: at('renewals/campaign'), method: 'POST', data }),
      transformResponse: (answer: { data: BulkResult }) => answer.data,
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
  useSelectLifecycleRenewalsMutation: useSelectRenewalsMutation,
  usePlanLifecycleMoveMutation: usePlanMoveMutation,
  useMoveLifecycleRenewalsMutation: useMoveRenewalsMutation,
  useAssignLifecycleRenewalsMutation: useAssignRenewalsMutation,
  useNoteLifecycleRenewalsMutation: useNoteRenewalsMutation,
  useSettleLifecycleBulkMutation: useSettleBulkMutation,
  usePlanLifecycleCampaignMutation: usePlanCampaignMutation,
  useGetLifecycleCampaignExceptionsQuery: useGetCampaignExceptionsQuery,
  useSelectLifecycleCampaignMutation: useSelectCampaignMutation,
  useOpenLifecycleCampaignMutation: useOpenCampaignMutation,
  useGetLifecycleRunsQuery: useGetRunsQuery,
  useRunLifecycleDailyMutation: useRunDailyMutation,
} = renewalsApi;

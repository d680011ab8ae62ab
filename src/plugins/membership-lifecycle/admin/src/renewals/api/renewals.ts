import type { BulkResult, Page } from '../../../../shared/kernel/common';
import type { BulkPlan } from '../../../../shared/membership/command-plan';
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
import type { RenewalRow, SelectedRenewal, StagesView } from '../../../../shared/renewals/renewals';
import { AFTER_CHANGE, at, lifecycleApi } from '../../kit/api/api';
import { ways, type Filters } from '../../kit/api/ways';

export interface MoveRequest {
  renewalIds: string[];
  stageId: string;
  reason?: string;
}

interface Versions {
  /** The versions that were seen, by renewal; one whose member changed since is skipped. */
  versions: Record<string, number>;
}

const renewalsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ build, read, list, send }) => ({
    getLifecycleRenewals: list<Page<RenewalRow>>('renewals', ['LifecycleRenewal']),
    getLifecycleStages: read<StagesView, Filters>(
      (params) => ({ path: 'renewals/stages', params }),
      ['LifecycleRenewal'],
    ),
    /** All matching renewals, for a selection of all. */
    selectLifecycleRenewals: send<SelectedRenewal[], Filters>('GET', (params) => ({
      path: 'renewals/selection',
      params,
    })),
    planLifecycleMove: send<BulkPlan, MoveRequest>('POST', 'renewals/move/plan'),
    // Sent in slices: the lists are reloaded once, after the last.
    moveLifecycleRenewals: send<BulkResult, MoveRequest & Versions>('POST', 'renewals/move'),
    assignLifecycleRenewals: send<
      BulkResult,
      { renewalIds: string[]; ownerId?: string } & Versions
    >('POST', 'renewals/assign'),
    noteLifecycleRenewals: send<BulkResult, { renewalIds: string[]; note: string; key: string }>(
      'POST',
      ({ key, ...data }) => ({ path: 'renewals/note', data, key }),
    ),
    planLifecycleCampaign: build.mutation<CampaignPlan, CampaignQuestion>({
      query: (data) => ({ url: at('renewals/campaign/plan'), method: 'POST', data }),
    }),
    // Not cached: it must be what would happen now.
    getLifecycleCampaignExceptions: list<
      CampaignExceptions,
      CampaignRange & { reason: CampaignException; page: number; pageSize: number }
    >((data) => ({ path: 'renewals/campaign/exceptions', data }), [], {
      method: 'POST',
      keepUnusedDataFor: 0,
    }),
    selectLifecycleCampaign: send<
      CampaignSelected[],
      CampaignRange & { leftOut: string[]; seal: string }
    >('POST', 'renewals/campaign/selection'),
    openLifecycleCampaign: send<BulkResult, CampaignOpening>('POST', 'renewals/campaign'),
    getLifecycleRuns: read<RunView[]>('daily', ['LifecycleRun']),
    runLifecycleDaily: send<RunView>('POST', 'daily/run', [...AFTER_CHANGE, 'LifecycleRun']),
  })),
});

export const {
  useGetLifecycleRenewalsQuery: useGetRenewalsQuery,
  useGetLifecycleStagesQuery: useGetStagesQuery,
  useSelectLifecycleRenewalsMutation: useSelectRenewalsMutation,
  usePlanLifecycleMoveMutation: usePlanMoveMutation,
  useMoveLifecycleRenewalsMutation: useMoveRenewalsMutation,
  useAssignLifecycleRenewalsMutation: useAssignRenewalsMutation,
  useNoteLifecycleRenewalsMutation: useNoteRenewalsMutation,
  usePlanLifecycleCampaignMutation: usePlanCampaignMutation,
  useGetLifecycleCampaignExceptionsQuery: useGetCampaignExceptionsQuery,
  useSelectLifecycleCampaignMutation: useSelectCampaignMutation,
  useOpenLifecycleCampaignMutation: useOpenCampaignMutation,
  useGetLifecycleRunsQuery: useGetRunsQuery,
  useRunLifecycleDailyMutation: useRunDailyMutation,
} = renewalsApi;

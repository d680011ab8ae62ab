import type { WorkflowCopy, WorkflowInput, WorkflowView } from '../../../shared/core/workflows';
import type { Page } from '../../../shared/kernel/common';
import type { PlanDifference } from '../../../shared/renewals/planning';
import type { Identity, IdentityView } from '../../../shared/settings/identity';
import type { UnpaidCall } from '../../../shared/statistics/statistics';
import { lifecycleApi } from '../kit/api/api';
import { ways, type Dispatch } from '../kit/api/ways';

const settingsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleCallsElsewhere: list<Page<UnpaidCall>, string>(
      (account) => ({ path: 'dues', params: { account, pageSize: '4' } }),
      ['LifecycleMembership'],
    ),
    getLifecycleWorkflows: read<WorkflowView[]>('settings/workflows', ['LifecycleWorkflow']),
    copyLifecycleWorkflow: send<WorkflowView, WorkflowCopy>('POST', 'settings/workflows', [], {
      // The copy is opened at once, so it must be in the list.
      keep: keepWorkflow,
    }),
    removeLifecycleWorkflow: send<unknown, string>('DELETE', (id) => `settings/workflows/${id}`, [
      'LifecycleWorkflow',
    ]),
    // Renewal lists show stages, and the schedule depends on the windows.
    saveLifecycleWorkflow: send<
      WorkflowView,
      { id: string; input: WorkflowInput; version: number }
    >(
      'PUT',
      ({ id, input, version }) => ({ path: `settings/workflows/${id}`, data: input, version }),
      ['LifecycleMembership', 'LifecycleMembershipView', 'LifecycleRenewal', 'LifecyclePlan'],
      { keep: keepWorkflow },
    ),
    previewLifecycleWorkflow: send<PlanDifference, { id: string; input: WorkflowInput }>(
      'POST',
      ({ id, input }) => ({ path: `settings/workflows/${id}/preview`, data: input }),
    ),
    // Only a save changes it, and returns the new state.
    getLifecycleIdentity: read<IdentityView>('settings/identity'),
    saveLifecycleIdentity: send<IdentityView, { identity: Identity; version: number }>(
      'PUT',
      ({ identity, version }) => ({ path: 'settings/identity', data: identity, version }),
      ['LifecycleIdentity', 'LifecyclePlan', 'LifecycleOnboarding'],
      {
        keep: (view, _sent, dispatch) => {
          dispatch(settingsApi.util.updateQueryData('getLifecycleIdentity', undefined, () => view));
        },
      },
    ),
  })),
});

function keepWorkflow(saved: WorkflowView, _sent: unknown, dispatch: Dispatch): void {
  dispatch(
    settingsApi.util.updateQueryData('getLifecycleWorkflows', undefined, (list) => {
      const place = list.findIndex(({ id }) => id === saved.id);
      list.splice(place < 0 ? list.length : place, 1, saved);
    }),
  );
}

export const {
  useGetLifecycleWorkflowsQuery: useGetWorkflowsQuery,
  useSaveLifecycleWorkflowMutation: useSaveWorkflowMutation,
  useCopyLifecycleWorkflowMutation: useCopyWorkflowMutation,
  useRemoveLifecycleWorkflowMutation: useRemoveWorkflowMutation,
  usePreviewLifecycleWorkflowMutation: usePreviewWorkflowMutation,
  useGetLifecycleIdentityQuery: useGetIdentityQuery,
  useSaveLifecycleIdentityMutation: useSaveIdentityMutation,
  useGetLifecycleCallsElsewhereQuery: useGetCallsElsewhereQuery,
} = settingsApi;

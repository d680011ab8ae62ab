import type { ChangedMeanwhile } from '../../../shared/core/membership';
import type { WorkflowCopy, WorkflowInput, WorkflowView } from '../../../shared/core/workflows';
import type { PlanDifference } from '../../../shared/renewals/planning';
import type { Identity, IdentityChanged, IdentityView } from '../../../shared/settings/identity';
import { at, lifecycleApi } from '../kit/api/api';
import { isRecord } from '../kit/utils/records';

const settingsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleWorkflows: build.query<WorkflowView[], void>({
      query: () => at('settings/workflows'),
      transformResponse: (answer: { data: WorkflowView[] }) => answer.data,
      providesTags: ['LifecycleWorkflow'],
    }),
    copyLifecycleWorkflow: build.mutation<WorkflowView, WorkflowCopy>({
      query: (data) => ({ url: at('settings/workflows'), method: 'POST', data }),
      transformResponse: (answer: { data: WorkflowView }) => answer.data,
      // The copy is opened as soon as it is made: it must be in the list by then.
      async onQueryStarted(_copy, { dispatch, queryFulfilled }) {
        const made = await queryFulfilled.catch(() => null);
        if (!made) return;
        dispatch(
          settingsApi.util.updateQueryData('getLifecycleWorkflows', undefined, (list) => {
            if (!list.some(({ id }) => id === made.data.id)) list.push(made.data);
          }),
        );
      },
    }),
    removeLifecycleWorkflow: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`settings/workflows/${id}`), method: 'DELETE' }),
      invalidatesTags: (_view, error) => (error ? [] : ['LifecycleWorkflow']),
    }),
    saveLifecycleWorkflow: build.mutation<
      WorkflowView,
      { id: string; input: WorkflowInput; version: number }
    >({
      query: ({ id, input, version }) => ({
        url: at(`settings/workflows/${id}`),
        method: 'PUT',
        data: input,
        config: { headers: { 'If-Match': `"${version}"` } },
      }),
      transformResponse: (answer: { data: WorkflowView }) => answer.data,
      // Stages name the renewals of every list, and the plan follows the windows.
      invalidatesTags: (_view, error) =>
        error
          ? []
          : ['LifecycleWorkflow', 'LifecycleMembership', 'LifecycleRenewal', 'LifecyclePlan'],
    }),
    previewLifecycleWorkflow: build.mutation<PlanDifference, { id: string; input: WorkflowInput }>({
      query: ({ id, input }) => ({
        url: at(`settings/workflows/${id}/preview`),
        method: 'POST',
        data: input,
      }),
      transformResponse: (answer: { data: PlanDifference }) => answer.data,
    }),
    getLifecycleIdentity: build.query<IdentityView, void>({
      query: () => at('settings/identity'),
      transformResponse: (answer: { data: IdentityView }) => answer.data,
      providesTags: ['LifecycleIdentity'],
    }),
    saveLifecycleIdentity: build.mutation<IdentityView, { identity: Identity; version: number }>({
      query: ({ identity, version }) => ({
        url: at('settings/identity'),
        method: 'PUT',
        data: identity,
        config: { headers: { 'If-Match': `"${version}"` } },
      }),
      transformResponse: (answer: { data: IdentityView }) => answer.data,
      invalidatesTags: (_view, error) =>
        error ? [] : ['LifecycleIdentity', 'LifecyclePlan', 'LifecycleOnboarding'],
    }),
  }),
});

export const {
  useGetLifecycleWorkflowsQuery: useGetWorkflowsQuery,
  useSaveLifecycleWorkflowMutation: useSaveWorkflowMutation,
  useCopyLifecycleWorkflowMutation: useCopyWorkflowMutation,
  useRemoveLifecycleWorkflowMutation: useRemoveWorkflowMutation,
  usePreviewLifecycleWorkflowMutation: usePreviewWorkflowMutation,
  useGetLifecycleIdentityQuery: useGetIdentityQuery,
  useSaveLifecycleIdentityMutation: useSaveIdentityMutation,
} = settingsApi;

/** What somebody else saved since the version that was sent, when that is why a save was refused. */
export const identityChanged = (error: unknown): IdentityChanged | null => {
  const details = isRecord(error) ? error.details : undefined;
  if (!isRecord(details) || details.reason !== 'identity-changed-meanwhile') return null;
  return details as unknown as IdentityChanged;
};

/** What others saved in a workflow since it was read, when that is why a save was refused. */
export const workflowChanged = (error: unknown): ChangedMeanwhile | null => {
  const details = isRecord(error) ? error.details : undefined;
  if (!isRecord(details) || details.reason !== 'workflow-changed') return null;
  return details as unknown as ChangedMeanwhile;
};

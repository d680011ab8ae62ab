import type {
  Identity,
  IdentityChanged,
  IdentityView,
  PlanDifference,
  WorkflowInput,
  WorkflowView,
} from '../../../shared/contracts';
import { isRecord } from '../utils/records';
import { at, lifecycleApi } from './api';

const settingsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleWorkflows: build.query<WorkflowView[], void>({
      query: () => at('settings/workflows'),
      transformResponse: (answer: { data: WorkflowView[] }) => answer.data,
      providesTags: ['LifecycleWorkflow'],
    }),
    saveLifecycleWorkflow: build.mutation<WorkflowView, { id: string; input: WorkflowInput }>({
      query: ({ id, input }) => ({
        url: at(`settings/workflows/${id}`),
        method: 'PUT',
        data: input,
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

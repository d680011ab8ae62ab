import type {
  Identity,
  PlanDifference,
  TemplateInput,
  TemplatePreview,
  TemplateView,
  WorkflowInput,
  WorkflowView,
} from '../../../shared/contracts';
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
    getLifecycleTemplates: build.query<TemplateView[], void>({
      query: () => at('settings/templates'),
      transformResponse: (answer: { data: TemplateView[] }) => answer.data,
      providesTags: ['LifecycleTemplate'],
    }),
    saveLifecycleTemplate: build.mutation<unknown, { code: string; input: TemplateInput }>({
      query: ({ code, input }) => ({
        url: at(`settings/templates/${code}`),
        method: 'PUT',
        data: input,
      }),
      invalidatesTags: (_view, error) => (error ? [] : ['LifecycleTemplate', 'LifecyclePlan']),
    }),
    previewLifecycleTemplate: build.mutation<
      TemplatePreview,
      { code: string; input: TemplateInput }
    >({
      query: ({ code, input }) => ({
        url: at(`settings/templates/${code}/preview`),
        method: 'POST',
        data: input,
      }),
      transformResponse: (answer: { data: TemplatePreview }) => answer.data,
    }),
    getLifecycleIdentity: build.query<Identity, void>({
      query: () => at('settings/identity'),
      transformResponse: (answer: { data: Identity }) => answer.data,
      providesTags: ['LifecycleIdentity'],
    }),
    saveLifecycleIdentity: build.mutation<unknown, Identity>({
      query: (data) => ({ url: at('settings/identity'), method: 'PUT', data }),
      invalidatesTags: (_view, error) => (error ? [] : ['LifecycleIdentity', 'LifecyclePlan']),
    }),
  }),
});

export const {
  useGetLifecycleWorkflowsQuery: useGetWorkflowsQuery,
  useSaveLifecycleWorkflowMutation: useSaveWorkflowMutation,
  usePreviewLifecycleWorkflowMutation: usePreviewWorkflowMutation,
  useGetLifecycleTemplatesQuery: useGetTemplatesQuery,
  useSaveLifecycleTemplateMutation: useSaveTemplateMutation,
  usePreviewLifecycleTemplateMutation: usePreviewTemplateMutation,
  useGetLifecycleIdentityQuery: useGetIdentityQuery,
  useSaveLifecycleIdentityMutation: useSaveIdentityMutation,
} = settingsApi;

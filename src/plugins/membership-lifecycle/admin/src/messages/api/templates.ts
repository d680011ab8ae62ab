import type {
  TemplateDraft,
  TemplateInput,
  TemplatePreview,
  TemplateState,
  TemplateTest,
  TemplateTestResult,
  TemplateView,
} from '../../../../shared/messages/templates';
import { at, lifecycleApi } from '../../kit/api/api';

const templatesApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleTemplates: build.query<TemplateView[], void>({
      query: () => at('settings/templates'),
      transformResponse: (answer: { data: TemplateView[] }) => answer.data,
      providesTags: ['LifecycleTemplate'],
    }),
    saveLifecycleTemplate: build.mutation<
      TemplateState,
      { code: string; input: TemplateInput; version: number }
    >({
      query: ({ code, input, version }) => ({
        url: at(`settings/templates/${code}`),
        method: 'PUT',
        data: input,
        config: { headers: { 'If-Match': `"${version}"` } },
      }),
      transformResponse: (answer: { data: TemplateState }) => answer.data,
      invalidatesTags: (_state, error) => (error ? [] : ['LifecycleTemplate', 'LifecyclePlan']),
    }),
    // A question, though it travels in a body: what is asked about is not saved anywhere.
    previewLifecycleTemplate: build.query<TemplatePreview, { code: string; draft: TemplateDraft }>({
      query: ({ code, draft }) => ({
        url: at(`settings/templates/${code}/preview`),
        method: 'POST',
        data: draft,
      }),
      transformResponse: (answer: { data: TemplatePreview }) => answer.data,
      // Each keystroke is another question, and each answer holds two letters.
      keepUnusedDataFor: 0,
    }),
    testLifecycleTemplate: build.mutation<
      TemplateTestResult,
      { code: string; draft: TemplateTest }
    >({
      query: ({ code, draft }) => ({
        url: at(`settings/templates/${code}/test`),
        method: 'POST',
        data: draft,
      }),
      transformResponse: (answer: { data: TemplateTestResult }) => answer.data,
    }),
  }),
});

export const {
  useGetLifecycleTemplatesQuery: useGetTemplatesQuery,
  useSaveLifecycleTemplateMutation: useSaveTemplateMutation,
  usePreviewLifecycleTemplateQuery: usePreviewTemplateQuery,
  useTestLifecycleTemplateMutation: useTestTemplateMutation,
} = templatesApi;

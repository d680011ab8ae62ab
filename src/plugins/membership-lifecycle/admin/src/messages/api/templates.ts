import type {
  TemplateDraft,
  TemplateInput,
  TemplatePreview,
  TemplateState,
  TemplateTest,
  TemplateTestResult,
  TemplateView,
} from '../../../../shared/messages/templates';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

const templatesApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleTemplates: read<TemplateView[]>('settings/templates', ['LifecycleTemplate']),
    saveLifecycleTemplate: send<
      TemplateState,
      { code: string; input: TemplateInput; version: number }
    >(
      'PUT',
      ({ code, input, version }) => ({ path: `settings/templates/${code}`, data: input, version }),
      ['LifecycleTemplate', 'LifecyclePlan'],
    ),
    getLifecycleTemplatePreview: read<TemplatePreview, string>(
      (code) => `settings/templates/${code}/preview`,
      ['LifecycleTemplate'],
    ),
    // A query sent as POST, since it contains the draft. Each keystroke is a new one, so answers
    // are not cached.
    previewLifecycleTemplate: read<TemplatePreview, { code: string; draft: TemplateDraft }>(
      ({ code, draft }) => ({ path: `settings/templates/${code}/preview`, data: draft }),
      [],
      { method: 'POST', keepUnusedDataFor: 0 },
    ),
    testLifecycleTemplate: send<TemplateTestResult, { code: string; draft: TemplateTest }>(
      'POST',
      ({ code, draft }) => ({ path: `settings/templates/${code}/test`, data: draft }),
    ),
  })),
});

export const {
  useGetLifecycleTemplatesQuery: useGetTemplatesQuery,
  useGetLifecycleTemplatePreviewQuery: useGetTemplatePreviewQuery,
  useSaveLifecycleTemplateMutation: useSaveTemplateMutation,
  usePreviewLifecycleTemplateQuery: usePreviewTemplateQuery,
  useTestLifecycleTemplateMutation: useTestTemplateMutation,
} = templatesApi;

import type {
  ApplicationRow,
  ApplicationView,
  FormSettings,
  FormSettingsView,
} from '../../../shared/applications/applications';
import type { Page } from '../../../shared/kernel/common';
import { AFTER_CHANGE, at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

/** What staff do with an application. */
export type ApplicationAct = 'open' | 'attach' | 'reject';

const data = <T>(answer: { data: T }): T => answer.data;

const applicationsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleApplications: build.query<Page<ApplicationRow>, Record<string, string | undefined>>(
      {
        query: (filters) => ({
          url: at('applications'),
          config: { params: withoutEmpty(filters) },
        }),
        providesTags: ['LifecycleApplication'],
      },
    ),
    getLifecycleApplication: build.query<ApplicationView, string>({
      query: (id) => at(`applications/${id}`),
      transformResponse: data<ApplicationView>,
      providesTags: ['LifecycleApplication'],
    }),
    actOnLifecycleApplication: build.mutation<ApplicationView, { id: string; act: ApplicationAct }>(
      {
        query: ({ id, act }) => ({
          url: at(`applications/${id}/${act}`),
          method: 'POST',
          data: {},
        }),
        transformResponse: data<ApplicationView>,
        // A refused act was somebody else's: the list shows it.
        invalidatesTags: [...AFTER_CHANGE, 'Document'],
      },
    ),
    getLifecycleFormSettings: build.query<FormSettingsView, void>({
      query: () => at('applications/settings'),
      transformResponse: data<FormSettingsView>,
      providesTags: ['LifecycleApplication', 'LifecycleConsent', 'LifecycleIdentity'],
    }),
    saveLifecycleFormSettings: build.mutation<FormSettingsView, FormSettings>({
      query: (settings) => ({ url: at('applications/settings'), method: 'PUT', data: settings }),
      transformResponse: data<FormSettingsView>,
      invalidatesTags: (_view, error) => (error ? [] : ['LifecycleApplication']),
    }),
  }),
});

export const {
  useGetLifecycleApplicationsQuery: useGetApplicationsQuery,
  useGetLifecycleApplicationQuery: useGetApplicationQuery,
  useActOnLifecycleApplicationMutation: useActOnApplicationMutation,
  useGetLifecycleFormSettingsQuery: useGetFormSettingsQuery,
  useSaveLifecycleFormSettingsMutation: useSaveFormSettingsMutation,
} = applicationsApi;

import type {
  ApplicationRow,
  ApplicationView,
  AttachInput,
  FormSettings,
  FormSettingsView,
} from '../../../shared/applications/applications';
import type { Page } from '../../../shared/kernel/common';
import { AFTER_CHANGE, lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

/** The acts of staff on an application. */
export type ApplicationAct = 'open' | 'attach' | 'reject';

const AFTER_ACT = [...AFTER_CHANGE, 'Document'] as const;

const applicationsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleApplications: list<Page<ApplicationRow>>('applications', ['LifecycleApplication']),
    getLifecycleApplication: read<ApplicationView, string>(
      (id) => `applications/${id}`,
      ['LifecycleApplication'],
    ),
    // A refusal means that somebody else acted first: the list is reloaded.
    actOnLifecycleApplication: send<
      ApplicationView,
      { id: string; act: ApplicationAct; input?: AttachInput }
    >(
      'POST',
      ({ id, act, input }) => ({ path: `applications/${id}/${act}`, data: input }),
      AFTER_ACT,
      { refused: () => AFTER_ACT },
    ),
    getLifecycleFormSettings: read<FormSettingsView>('applications/settings', [
      'LifecycleConsent',
      'LifecycleIdentity',
    ]),
    saveLifecycleFormSettings: send<FormSettingsView, FormSettings>(
      'PUT',
      'applications/settings',
      [],
      {
        keep: (view, _sent, dispatch) => {
          dispatch(
            applicationsApi.util.updateQueryData('getLifecycleFormSettings', undefined, () => view),
          );
        },
      },
    ),
  })),
});

export const {
  useGetLifecycleApplicationsQuery: useGetApplicationsQuery,
  useGetLifecycleApplicationQuery: useGetApplicationQuery,
  useActOnLifecycleApplicationMutation: useActOnApplicationMutation,
  useGetLifecycleFormSettingsQuery: useGetFormSettingsQuery,
  useSaveLifecycleFormSettingsMutation: useSaveFormSettingsMutation,
} = applicationsApi;

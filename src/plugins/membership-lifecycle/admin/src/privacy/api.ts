import type {
  Erased,
  ErasureInput,
  PeopleFound,
  PersonSubject,
  PersonView,
  PrivacyRegister,
  PrivacySettings,
  RetentionPlan,
  RetentionView,
} from '../../../shared/privacy/privacy';
import { AFTER_CHANGE, lifecycleApi } from '../kit/api/api';
import { fetchFile } from '../kit/api/file';
import { refusedFor } from '../kit/api/refusal-details';
import { ways } from '../kit/api/ways';

const tagOf = (id: 'people' | 'person') => ({ type: 'LifecyclePrivacy', id }) as const;
/** An erased person disappears from every list. */
const EVERYTHING = [tagOf('people'), ...AFTER_CHANGE, 'Document', 'LifecyclePaper'] as const;

const privacyApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecyclePeople: read<PeopleFound, string>(
      (search) => ({ path: 'privacy/people', params: { search } }),
      [tagOf('people')],
    ),
    // Not cached: the confirmation must show the present data.
    getLifecyclePerson: read<PersonView, PersonSubject>(
      (subject) => ({ path: 'privacy/person', params: subject }),
      [tagOf('person')],
      { keepUnusedDataFor: 0 },
    ),
    // After a refusal the data is reloaded; after success there is nobody to load.
    eraseLifecyclePerson: send<Erased, ErasureInput>('POST', 'privacy/person/erase', EVERYTHING, {
      refused: () => [tagOf('person')],
    }),
    getLifecycleRegister: read<PrivacyRegister>('privacy/register'),
    savePrivacy: send<PrivacyRegister, { settings: PrivacySettings; version: number }>(
      'PUT',
      ({ settings, version }) => ({ path: 'privacy/settings', data: settings, version }),
      [],
      {
        keep: (register, _sent, dispatch) => {
          dispatch(
            privacyApi.util.updateQueryData('getLifecycleRegister', undefined, () => register),
          );
        },
      },
    ),
    getLifecycleRetention: read<RetentionView>('privacy/retention', [], { keepUnusedDataFor: 0 }),
    purgeLifecycle: send<RetentionPlan, string>(
      'POST',
      (fingerprint) => ({ path: 'privacy/retention/purge', data: { fingerprint } }),
      EVERYTHING,
      { refused: () => EVERYTHING },
    ),
  })),
});

export const {
  useGetLifecyclePeopleQuery: useGetPeopleQuery,
  useGetLifecyclePersonQuery: useGetPersonQuery,
  useEraseLifecyclePersonMutation: useErasePersonMutation,
  useGetLifecycleRegisterQuery: useGetRegisterQuery,
  useSavePrivacyMutation,
  useGetLifecycleRetentionQuery: useGetRetentionQuery,
  useLazyGetLifecycleRetentionQuery: useLazyGetRetentionQuery,
  usePurgeLifecycleMutation: usePurgeMutation,
} = privacyApi;

/** A file below `privacy/`. */
export const fetchPrivacyFile = (path: string, question: object): Promise<Blob> =>
  fetchFile(`privacy/${path}`, question);

/** The register as somebody else saved it, when that is why a save was refused. */
export const registerChanged = (error: unknown): PrivacyRegister | null =>
  refusedFor<{ register: PrivacyRegister }>(error, 'privacy-changed')?.register ?? null;

import { getFetchClient } from '@strapi/strapi/admin';
import type {
  Erased,
  ErasureInput,
  PeopleFound,
  PersonSubject,
  PersonView,
  PrivacyRegister,
  PrivacySettings,
  RetentionPlan,
} from '../../../shared/privacy/privacy';
import { AFTER_CHANGE, at, lifecycleApi } from '../kit/api/api';
import { queryString } from '../kit/utils/query';
import { isRecord, withoutEmpty } from '../kit/utils/records';

const tagOf = (id: 'people' | 'person' | 'register') => ({ type: 'LifecyclePrivacy', id }) as const;
const EVERYTHING = [...AFTER_CHANGE, 'Document', 'LifecyclePaper'] as const;

const privacyApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecyclePeople: build.query<PeopleFound, string>({
      query: (search) => ({ url: at('privacy/people'), config: { params: { search } } }),
      transformResponse: (answer: { data: PeopleFound }) => answer.data,
      providesTags: [tagOf('people')],
    }),
    getLifecyclePerson: build.query<PersonView, PersonSubject>({
      query: (subject) => ({
        url: at('privacy/person'),
        config: { params: withoutEmpty({ ...subject }) },
      }),
      transformResponse: (answer: { data: PersonView }) => answer.data,
      providesTags: [tagOf('person')],
      // What was held a moment ago is no longer what would be erased.
      keepUnusedDataFor: 0,
    }),
    eraseLifecyclePerson: build.mutation<Erased, ErasureInput>({
      query: (data) => ({ url: at('privacy/person/erase'), method: 'POST', data }),
      transformResponse: (answer: { data: Erased }) => answer.data,
      // Refused because it changed: what is held is read again. Who is gone is not asked for.
      invalidatesTags: (_erased, error) =>
        error ? [tagOf('person')] : [tagOf('people'), ...EVERYTHING],
    }),
    getLifecycleRegister: build.query<PrivacyRegister, void>({
      query: () => at('privacy/register'),
      transformResponse: (answer: { data: PrivacyRegister }) => answer.data,
      providesTags: [tagOf('register')],
    }),
    savePrivacy: build.mutation<PrivacyRegister, { settings: PrivacySettings; version: number }>({
      query: ({ settings, version }) => ({
        url: at('privacy/settings'),
        method: 'PUT',
        data: settings,
        config: { headers: { 'If-Match': `"${version}"` } },
      }),
      transformResponse: (answer: { data: PrivacyRegister }) => answer.data,
      invalidatesTags: (_register, error) => (error ? [] : [tagOf('register')]),
    }),
    getLifecycleRetention: build.query<RetentionPlan, void>({
      query: () => at('privacy/retention'),
      transformResponse: (answer: { data: RetentionPlan }) => answer.data,
      keepUnusedDataFor: 0,
    }),
    purgeLifecycle: build.mutation<RetentionPlan, string>({
      query: (fingerprint) => ({
        url: at('privacy/retention/purge'),
        method: 'POST',
        data: { fingerprint },
      }),
      transformResponse: (answer: { data: RetentionPlan }) => answer.data,
      invalidatesTags: () => [tagOf('people'), ...EVERYTHING],
    }),
  }),
});

export const {
  useGetLifecyclePeopleQuery: useGetPeopleQuery,
  useGetLifecyclePersonQuery: useGetPersonQuery,
  useEraseLifecyclePersonMutation: useErasePersonMutation,
  useGetLifecycleRegisterQuery: useGetRegisterQuery,
  useSavePrivacyMutation,
  useLazyGetLifecycleRetentionQuery: useLazyGetRetentionQuery,
  usePurgeLifecycleMutation: usePurgeMutation,
} = privacyApi;

/** A file below `privacy/`, which a link could not ask for: it carries no session. */
export const fetchPrivacyFile = async (
  path: string,
  question: Record<string, unknown>,
): Promise<Blob> => {
  const url = `${at('privacy')}/${path}?${queryString(question)}`;
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  return data;
};

/** The register as somebody else saved it, when that is why a save was refused. */
export const registerChanged = (error: unknown): PrivacyRegister | null => {
  const details = isRecord(error) ? error.details : undefined;
  if (!isRecord(details) || details.reason !== 'privacy-changed') return null;
  return details.register as PrivacyRegister;
};

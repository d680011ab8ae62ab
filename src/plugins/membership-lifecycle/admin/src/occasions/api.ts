import { getFetchClient } from '@strapi/strapi/admin';
import type { Page } from '../../../shared/kernel/common';
import type {
  Eligibility,
  OccasionInput,
  OccasionRightChoice,
  OccasionRow,
  OccasionView,
  RegistrationInput,
  RegistrationRow,
} from '../../../shared/occasions/participation';
import { AFTER_CHANGE, at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

type Filters = Record<string, string | undefined>;
type Answer<T> = { data: T };

const OCCASIONS = ['LifecycleOccasion'] as const;
/** A registration moves a place, a counter, and what is told of the member. */
const PARTICIPATION = [...AFTER_CHANGE, 'LifecycleOccasion', 'LifecycleRegistration'] as const;

const occasionsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleOccasions: build.query<Page<OccasionRow>, Filters>({
      query: (filters) => ({ url: at('occasions'), config: { params: withoutEmpty(filters) } }),
      providesTags: OCCASIONS,
    }),
    getLifecycleOccasion: build.query<OccasionView, string>({
      query: (id) => at(`occasions/${id}`),
      transformResponse: (answer: Answer<OccasionView>) => answer.data,
      providesTags: OCCASIONS,
    }),
    getLifecycleOccasionRights: build.query<OccasionRightChoice[], void>({
      query: () => at('occasions/rights'),
      transformResponse: (answer: Answer<OccasionRightChoice[]>) => answer.data,
    }),
    createLifecycleOccasion: build.mutation<OccasionView, OccasionInput>({
      query: (data) => ({ url: at('occasions'), method: 'POST', data }),
      transformResponse: (answer: Answer<OccasionView>) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : OCCASIONS),
    }),
    saveLifecycleOccasion: build.mutation<
      OccasionView,
      { id: string; form: OccasionInput; version: number }
    >({
      query: ({ id, form, version }) => ({
        url: at(`occasions/${id}`),
        method: 'PUT',
        data: { ...form, version },
      }),
      transformResponse: (answer: Answer<OccasionView>) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : OCCASIONS),
    }),
    publishLifecycleOccasion: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`occasions/${id}/publish`), method: 'POST', data: {} }),
      invalidatesTags: (_answer, error) => (error ? [] : OCCASIONS),
    }),
    removeLifecycleOccasion: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`occasions/${id}`), method: 'DELETE' }),
      // The page of what is gone must not ask for it again.
      invalidatesTags: [],
      async onQueryStarted(_id, { dispatch, queryFulfilled }) {
        await queryFulfilled.catch(() => undefined);
        setTimeout(() => dispatch(lifecycleApi.util.invalidateTags([...OCCASIONS])));
      },
    }),
    cancelLifecycleOccasion: build.mutation<unknown, { id: string; reason: string }>({
      query: ({ id, reason }) => ({
        url: at(`occasions/${id}/cancel`),
        method: 'POST',
        data: { reason },
      }),
      invalidatesTags: (_answer, error) => (error ? [] : PARTICIPATION),
    }),
    getLifecycleRegistrations: build.query<Page<RegistrationRow>, Filters>({
      query: (filters) => ({ url: at('registrations'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleRegistration'],
    }),
    getLifecycleEligibility: build.query<Eligibility, { id: string; membership: string }>({
      query: ({ id, membership }) => ({
        url: at(`occasions/${id}/eligibility`),
        config: { params: { membership } },
      }),
      transformResponse: (answer: Answer<Eligibility>) => answer.data,
      providesTags: ['LifecycleRegistration'],
    }),
    addLifecycleRegistration: build.mutation<unknown, { id: string; who: RegistrationInput }>({
      query: ({ id, who }) => ({
        url: at(`occasions/${id}/registrations`),
        method: 'POST',
        data: who,
      }),
      invalidatesTags: (_answer, error) => (error ? [] : PARTICIPATION),
    }),
    cancelLifecycleRegistration: build.mutation<unknown, { id: string; reason: string }>({
      query: ({ id, reason }) => ({
        url: at(`registrations/${id}/cancel`),
        method: 'POST',
        data: { reason },
      }),
      invalidatesTags: (_answer, error) => (error ? [] : PARTICIPATION),
    }),
    noteLifecycleAttendance: build.mutation<
      unknown,
      { id: string; attendance: RegistrationRow['attendance'] }
    >({
      query: ({ id, attendance }) => ({
        url: at(`registrations/${id}/attendance`),
        method: 'PUT',
        data: { attendance },
      }),
      invalidatesTags: (_answer, error) =>
        error ? [] : ['LifecycleRegistration', 'LifecycleActivity'],
    }),
  }),
});

/** The calendar file of an occasion; a link could not ask for it, since it carries no session. */
export const fetchCalendar = async (id: string, locale: 'fr' | 'en'): Promise<Blob> => {
  const url = `${at(`occasions/${id}/calendar.ics`)}?locale=${locale}`;
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  return data;
};

export const {
  useGetLifecycleOccasionsQuery: useGetOccasionsQuery,
  useGetLifecycleOccasionQuery: useGetOccasionQuery,
  useGetLifecycleOccasionRightsQuery: useGetOccasionRightsQuery,
  useCreateLifecycleOccasionMutation: useCreateOccasionMutation,
  useSaveLifecycleOccasionMutation: useSaveOccasionMutation,
  usePublishLifecycleOccasionMutation: usePublishOccasionMutation,
  useRemoveLifecycleOccasionMutation: useRemoveOccasionMutation,
  useCancelLifecycleOccasionMutation: useCancelOccasionMutation,
  useGetLifecycleRegistrationsQuery: useGetRegistrationsQuery,
  useGetLifecycleEligibilityQuery: useGetEligibilityQuery,
  useAddLifecycleRegistrationMutation: useAddRegistrationMutation,
  useCancelLifecycleRegistrationMutation: useCancelRegistrationMutation,
  useNoteLifecycleAttendanceMutation: useNoteAttendanceMutation,
} = occasionsApi;

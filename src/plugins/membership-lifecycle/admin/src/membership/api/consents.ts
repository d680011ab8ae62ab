import type {
  ConsentInput,
  ConsentText,
  ConsentTextInput,
  ConsentView,
} from '../../../../shared/membership/consents';
import { at, lifecycleApi } from '../../kit/api/api';

const TAG = 'LifecycleConsent';
const afterOf = (id: string) => [TAG, { type: 'LifecycleActivity', id }] as const;

const consentsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleConsentTexts: build.query<ConsentText[], void>({
      query: () => at('consent-texts'),
      transformResponse: (answer: { data: ConsentText[] }) => answer.data,
      providesTags: [TAG],
    }),
    writeLifecycleConsentText: build.mutation<ConsentText, ConsentTextInput>({
      query: (data) => ({ url: at('consent-texts'), method: 'POST', data }),
      transformResponse: (answer: { data: ConsentText }) => answer.data,
      invalidatesTags: (_text, error) => (error ? [] : [TAG]),
    }),
    getLifecycleConsents: build.query<ConsentView[], string>({
      query: (membershipId) => at(`memberships/${membershipId}/consents`),
      transformResponse: (answer: { data: ConsentView[] }) => answer.data,
      providesTags: [TAG],
    }),
    recordLifecycleConsent: build.mutation<
      ConsentView[],
      { membershipId: string; input: ConsentInput }
    >({
      query: ({ membershipId, input }) => ({
        url: at(`memberships/${membershipId}/consents`),
        method: 'POST',
        data: input,
      }),
      transformResponse: (answer: { data: ConsentView[] }) => answer.data,
      invalidatesTags: (_list, error, { membershipId }) => (error ? [] : afterOf(membershipId)),
    }),
    withdrawLifecycleConsent: build.mutation<
      ConsentView[],
      { membershipId: string; id: string; on: string }
    >({
      query: ({ id, on }) => ({ url: at(`consents/${id}/withdraw`), method: 'POST', data: { on } }),
      transformResponse: (answer: { data: ConsentView[] }) => answer.data,
      // A refused one was taken back by somebody else: the list shows it.
      invalidatesTags: (_list, _error, { membershipId }) => afterOf(membershipId),
    }),
  }),
});

export const {
  useGetLifecycleConsentTextsQuery: useGetConsentTextsQuery,
  useWriteLifecycleConsentTextMutation: useWriteConsentTextMutation,
  useGetLifecycleConsentsQuery: useGetConsentsQuery,
  useRecordLifecycleConsentMutation: useRecordConsentMutation,
  useWithdrawLifecycleConsentMutation: useWithdrawConsentMutation,
} = consentsApi;

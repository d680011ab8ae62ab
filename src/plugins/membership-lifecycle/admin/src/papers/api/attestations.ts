import type { AttestationView } from '../../../../shared/papers/attestations';
import { at, lifecycleApi } from '../../kit/api/api';

type Locale = AttestationView['locale'];

/** What is asked for of a member: a certificate of a day, or a receipt for a call. */
export type AskedPaper =
  | { kind: 'certificate'; on: string; locale: Locale }
  | { kind: 'receipt'; duesId: string; locale: Locale };

const attestationsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleAttestations: build.query<AttestationView[], string>({
      query: (documentId) => at(`memberships/${documentId}/attestations`),
      transformResponse: (answer: { data: AttestationView[] }) => answer.data,
      providesTags: ['LifecycleAttestation'],
    }),
    issueLifecycleAttestation: build.mutation<
      AttestationView,
      { documentId: string; asked: AskedPaper }
    >({
      query: ({ documentId, asked: { kind, ...data } }) => ({
        url: at(`memberships/${documentId}/${kind}s`),
        method: 'POST',
        data,
      }),
      transformResponse: (answer: { data: AttestationView }) => answer.data,
      invalidatesTags: (_paper, error) =>
        error ? [] : ['LifecycleAttestation', 'LifecycleActivity'],
    }),
    sendLifecycleAttestation: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`papers/${id}/send`), method: 'POST', data: {} }),
      invalidatesTags: (_answer, error) =>
        error ? [] : ['LifecycleAttestation', 'LifecycleActivity', 'LifecycleMessage'],
    }),
  }),
});

export const {
  useGetLifecycleAttestationsQuery: useGetPapersQuery,
  useIssueLifecycleAttestationMutation: useIssuePaperMutation,
  useSendLifecycleAttestationMutation: useSendPaperMutation,
} = attestationsApi;

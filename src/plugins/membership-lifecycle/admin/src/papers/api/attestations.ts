import type { AttestationView } from '../../../../shared/papers/attestations';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

type Locale = AttestationView['locale'];

/** The paper that staff ask for: a certificate of a day, or a receipt or a copy for a call. */
export type AskedPaper =
  | { kind: 'certificate'; on: string; locale: Locale }
  | { kind: 'receipt' | 'copy'; duesId: string; locale: Locale };

const PATHS = { certificate: 'certificates', receipt: 'receipts', copy: 'copies' } as const;

const attestationsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleAttestations: read<AttestationView[], string>(
      (documentId) => `memberships/${documentId}/attestations`,
      ['LifecycleAttestation'],
    ),
    issueLifecycleAttestation: send<AttestationView, { documentId: string; asked: AskedPaper }>(
      'POST',
      ({ documentId, asked: { kind, ...data } }) => ({
        path: `memberships/${documentId}/${PATHS[kind]}`,
        data,
      }),
      ['LifecycleAttestation', 'LifecycleActivity'],
    ),
    sendLifecycleAttestation: send<unknown, string>('POST', (id) => `papers/${id}/send`, [
      'LifecycleAttestation',
      'LifecycleActivity',
      'LifecycleMessage',
    ]),
  })),
});

export const {
  useGetLifecycleAttestationsQuery: useGetPapersQuery,
  useIssueLifecycleAttestationMutation: useIssuePaperMutation,
  useSendLifecycleAttestationMutation: useSendPaperMutation,
} = attestationsApi;

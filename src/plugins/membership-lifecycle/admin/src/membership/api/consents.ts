import type {
  ConsentInput,
  ConsentText,
  ConsentTextInput,
  ConsentView,
} from '../../../../shared/membership/consents';
import { lifecycleApi } from '../../kit/api/api';
import { ways, type Dispatch } from '../../kit/api/ways';

interface Of {
  membershipId: string;
}

const TEXTS = ['LifecycleConsent'] as const;
const toldOf = ({ membershipId: id }: Of) => [{ type: 'LifecycleActivity', id }] as const;

const consentsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleConsentTexts: read<ConsentText[]>('consent-texts', TEXTS),
    writeLifecycleConsentText: send<ConsentText, ConsentTextInput>('POST', 'consent-texts', TEXTS),
    getLifecycleConsents: read<ConsentView[], string>(
      (membershipId) => `memberships/${membershipId}/consents`,
      (id) => [{ type: 'LifecycleConsent', id }],
    ),
    recordLifecycleConsent: send<ConsentView[], Of & { input: ConsentInput }>(
      'POST',
      ({ membershipId, input }) => ({ path: `memberships/${membershipId}/consents`, data: input }),
      toldOf,
      { keep },
    ),
    // A refusal means that somebody else withdrew it first: the list is reloaded.
    withdrawLifecycleConsent: send<ConsentView[], Of & { id: string; on: string }>(
      'POST',
      ({ id, on }) => ({ path: `consents/${id}/withdraw`, data: { on } }),
      toldOf,
      {
        refused: (of) => [{ type: 'LifecycleConsent', id: of.membershipId }, ...toldOf(of)],
        keep,
      },
    ),
  })),
});

function keep(list: ConsentView[], { membershipId }: Of, dispatch: Dispatch): void {
  dispatch(consentsApi.util.updateQueryData('getLifecycleConsents', membershipId, () => list));
}

export const {
  useGetLifecycleConsentTextsQuery: useGetConsentTextsQuery,
  useWriteLifecycleConsentTextMutation: useWriteConsentTextMutation,
  useGetLifecycleConsentsQuery: useGetConsentsQuery,
  useRecordLifecycleConsentMutation: useRecordConsentMutation,
  useWithdrawLifecycleConsentMutation: useWithdrawConsentMutation,
} = consentsApi;

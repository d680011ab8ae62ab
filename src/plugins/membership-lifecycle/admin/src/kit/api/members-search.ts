import { MEMBERSHIP_UID } from '../../../../shared/kernel/ids';
import { withQuestion } from '../utils/query';
import { lifecycleApi } from './api';

/** Memberships for a choice, found by reference or by a name of their organisation. */

const MEMBERSHIPS = `/content-manager/collection-types/${MEMBERSHIP_UID}`;

interface Found {
  results: { documentId: string; reference?: string; organisation?: { name?: string } | null }[];
}

const toChoices = ({ results }: Found) =>
  results.map(({ documentId, reference = '', organisation }) => ({
    value: documentId,
    label: [organisation?.name, reference].filter(Boolean).join(' · '),
  }));

const searchApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    searchLifecycleMemberships: build.query<{ value: string; label: string }[], string>({
      query: (typed) => ({
        url: withQuestion(MEMBERSHIPS, {
          pageSize: 10,
          filters: {
            $or: [
              { reference: { $containsi: typed } },
              { organisation: { name: { $containsi: typed } } },
              { organisation: { formerly: { $containsi: typed } } },
            ],
          },
        }),
      }),
      transformResponse: toChoices,
    }),
    getLifecycleMembershipChoice: build.query<{ value: string; label: string }[], string>({
      query: (documentId) => ({
        url: withQuestion(MEMBERSHIPS, {
          pageSize: 1,
          filters: { documentId: { $eq: documentId } },
        }),
      }),
      transformResponse: toChoices,
    }),
  }),
});

export const {
  useSearchLifecycleMembershipsQuery: useSearchMembershipsQuery,
  useGetLifecycleMembershipChoiceQuery: useGetMembershipChoiceQuery,
} = searchApi;

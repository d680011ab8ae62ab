import type { MemberPaperKind } from '../../../../shared/papers/member-papers';
import type { AddedPaper, IssuedPaperView, MemberPapers } from '../../../../shared/papers/papers';
import { at, lifecycleApi } from '../../kit/api/api';
import { withoutEmpty } from '../../kit/utils/records';

/** What staff say of a paper that a member gave; what they leave empty is not sent. */
export interface PaperDraft {
  kind: MemberPaperKind;
  title: string;
  documentOn: string;
  renewalId: string;
}

const PAPERS = 'LifecyclePaper';

const papersApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleMemberPapers: build.query<MemberPapers, string>({
      query: (membershipId) => at(`memberships/${membershipId}/member-papers`),
      transformResponse: (answer: { data: MemberPapers }) => answer.data,
      providesTags: (_papers, _error, id) => [{ type: PAPERS, id }],
    }),
    getLifecycleIssuedPapers: build.query<IssuedPaperView[], string>({
      query: (membershipId) => at(`memberships/${membershipId}/papers`),
      transformResponse: (answer: { data: IssuedPaperView[] }) => answer.data,
      // A command may issue one.
      providesTags: (_papers, _error, id) => [{ type: 'LifecycleMembership', id }],
    }),
    addLifecyclePaper: build.mutation<
      AddedPaper,
      { membershipId: string; file: File; draft: PaperDraft }
    >({
      query: ({ membershipId, file, draft }) => {
        const data = new FormData();
        for (const [name, value] of Object.entries(withoutEmpty({ ...draft }))) {
          data.append(name, String(value));
        }
        data.append('file', file);
        return { url: at(`memberships/${membershipId}/member-papers`), method: 'POST', data };
      },
      transformResponse: (answer: { data: AddedPaper }) => answer.data,
      invalidatesTags: (_added, error, { membershipId: id }) =>
        error
          ? []
          : [
              { type: PAPERS, id },
              { type: 'LifecycleActivity', id },
            ],
    }),
    removeLifecyclePaper: build.mutation<
      unknown,
      { membershipId: string; id: string; reason: string }
    >({
      query: ({ id, reason }) => ({
        url: at(`member-papers/${id}/remove`),
        method: 'POST',
        data: { reason },
      }),
      // A refused one was removed by somebody else: the list shows it.
      invalidatesTags: (_answer, _error, { membershipId: id }) => [
        { type: PAPERS, id },
        { type: 'LifecycleActivity', id },
      ],
    }),
  }),
});

export const {
  useGetLifecycleMemberPapersQuery: useGetMemberPapersQuery,
  useGetLifecycleIssuedPapersQuery: useGetIssuedPapersQuery,
  useAddLifecyclePaperMutation: useAddPaperMutation,
  useRemoveLifecyclePaperMutation: useRemovePaperMutation,
} = papersApi;

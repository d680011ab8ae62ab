import type { MemberPaperKind } from '../../../../shared/papers/member-papers';
import type { AddedPaper, IssuedPaperView, MemberPapers } from '../../../../shared/papers/papers';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';
import { withoutEmpty } from '../../kit/utils/records';

/** The fields that staff fill for a paper that a member gave; empty ones are not sent. */
export interface PaperDraft {
  kind: MemberPaperKind;
  title: string;
  documentOn: string;
  renewalId: string;
}

const afterOf = ({ membershipId: id }: { membershipId: string }) =>
  [
    { type: 'LifecyclePaper', id },
    { type: 'LifecycleActivity', id },
  ] as const;

const papersApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleMemberPapers: read<MemberPapers, string>(
      (membershipId) => `memberships/${membershipId}/member-papers`,
      (id) => [{ type: 'LifecyclePaper', id }],
    ),
    // A command may issue one.
    getLifecycleIssuedPapers: read<IssuedPaperView[], string>(
      (membershipId) => `memberships/${membershipId}/papers`,
      (id) => [{ type: 'LifecycleMembership', id }],
    ),
    addLifecyclePaper: send<AddedPaper, { membershipId: string; file: File; draft: PaperDraft }>(
      'POST',
      ({ membershipId, file, draft }) => {
        const data = new FormData();
        for (const [name, value] of Object.entries(withoutEmpty({ ...draft }))) {
          data.append(name, String(value));
        }
        data.append('file', file);
        return { path: `memberships/${membershipId}/member-papers`, data };
      },
      afterOf,
    ),
    // A refusal means that somebody else removed it first: the list is reloaded.
    removeLifecyclePaper: send<unknown, { membershipId: string; id: string; reason: string }>(
      'POST',
      ({ id, reason }) => ({ path: `member-papers/${id}/remove`, data: { reason } }),
      afterOf,
      { refused: afterOf },
    ),
  })),
});

export const {
  useGetLifecycleMemberPapersQuery: useGetMemberPapersQuery,
  useGetLifecycleIssuedPapersQuery: useGetIssuedPapersQuery,
  useAddLifecyclePaperMutation: useAddPaperMutation,
  useRemoveLifecyclePaperMutation: useRemovePaperMutation,
} = papersApi;

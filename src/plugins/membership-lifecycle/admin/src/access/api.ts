import type { ContactAccess } from '../../../shared/access/member-access';
import { at, lifecycleApi } from '../kit/api/api';

const TAG = 'LifecycleAccess';
const place = (id: string, end = '') => at(`memberships/${id}/member-access${end}`);
const afterOf = (id: string) =>
  [TAG, 'LifecycleMessage', { type: 'LifecycleActivity', id }] as const;

const memberAccessApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleAccess: build.query<ContactAccess[], string>({
      query: (membershipId) => place(membershipId),
      transformResponse: (answer: { data: ContactAccess[] }) => answer.data,
      providesTags: [TAG],
    }),
    inviteLifecycleContact: build.mutation<
      ContactAccess[],
      { membershipId: string; contactId: string }
    >({
      query: ({ membershipId, contactId }) => ({
        url: place(membershipId, '/invite'),
        method: 'POST',
        data: { contactId },
      }),
      transformResponse: (answer: { data: ContactAccess[] }) => answer.data,
      invalidatesTags: (_list, error, { membershipId }) => (error ? [] : afterOf(membershipId)),
    }),
    withdrawLifecycleAccess: build.mutation<
      ContactAccess[],
      { membershipId: string; contactId: string; reason?: string }
    >({
      query: ({ membershipId, ...data }) => ({
        url: place(membershipId, '/withdraw'),
        method: 'POST',
        data,
      }),
      transformResponse: (answer: { data: ContactAccess[] }) => answer.data,
      // A refused one was taken back by somebody else: the list shows it.
      invalidatesTags: (_list, _error, { membershipId }) => afterOf(membershipId),
    }),
  }),
});

export const {
  useGetLifecycleAccessQuery: useGetAccessQuery,
  useInviteLifecycleContactMutation: useInviteContactMutation,
  useWithdrawLifecycleAccessMutation: useWithdrawAccessMutation,
} = memberAccessApi;

import type { ContactAccess } from '../../../shared/access/member-access';
import { lifecycleApi } from '../kit/api/api';
import { ways, type Dispatch } from '../kit/api/ways';

interface Contact {
  membershipId: string;
  contactId: string;
}

const TAGS = ['LifecycleAccess'] as const;
const place = (id: string, end = ''): string => `memberships/${id}/member-access${end}`;
const toldOf = ({ membershipId: id }: Contact) =>
  ['LifecycleMessage', { type: 'LifecycleActivity', id }] as const;

const memberAccessApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleAccess: read<ContactAccess[], string>((id) => place(id), TAGS),
    inviteLifecycleContact: send<ContactAccess[], Contact>(
      'POST',
      ({ membershipId, contactId }) => ({
        path: place(membershipId, '/invite'),
        data: { contactId },
      }),
      toldOf,
      { keep },
    ),
    // A refusal means that somebody else withdrew it first: the list is reloaded.
    withdrawLifecycleAccess: send<ContactAccess[], Contact & { reason?: string }>(
      'POST',
      ({ membershipId, ...data }) => ({ path: place(membershipId, '/withdraw'), data }),
      toldOf,
      { refused: (contact) => [...TAGS, ...toldOf(contact)], keep },
    ),
  })),
});

function keep(list: ContactAccess[], { membershipId }: Contact, dispatch: Dispatch): void {
  dispatch(memberAccessApi.util.updateQueryData('getLifecycleAccess', membershipId, () => list));
}

export const {
  useGetLifecycleAccessQuery: useGetAccessQuery,
  useInviteLifecycleContactMutation: useInviteContactMutation,
  useWithdrawLifecycleAccessMutation: useWithdrawAccessMutation,
} = memberAccessApi;

import type { Page } from '../../../../shared/kernel/common';
import type { ListedMember } from '../../../../shared/membership/member-list';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

export const { useGetLifecycleMembersQuery: useGetMembersQuery } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ list }) => ({
    getLifecycleMembers: list<Page<ListedMember>>('members', ['LifecycleMembership']),
  })),
});

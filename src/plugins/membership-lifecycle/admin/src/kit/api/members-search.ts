import type { SelectedMember } from '../../../../shared/membership/member-list';
import { lifecycleApi } from './api';
import { ways } from './ways';

/** Memberships for a choice, found by reference or by a name of their organisation. */

const NAMES = 'members/names';

const toChoices = (found: readonly SelectedMember[] = []) =>
  found.map(({ membershipId, organisation, reference }) => ({
    value: membershipId,
    label: [organisation, reference].filter(Boolean).join(' · '),
  }));

const searchApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read }) => ({
    getLifecycleMemberNames: read<SelectedMember[], { search?: string; membership?: string }>(
      NAMES,
      ['LifecycleMembership'],
    ),
  })),
});

export const { useGetLifecycleMemberNamesQuery: useGetMemberNamesQuery } = searchApi;
export { toChoices as membershipChoices };

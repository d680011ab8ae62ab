import type { CallsPage, ListedCall } from '../../../shared/account/calls';
import type { DepositInput, DepositPlan, SelectedCall } from '../../../shared/core/deposits';
import type { BulkResult } from '../../../shared/kernel/common';
import { lifecycleApi } from '../kit/api/api';
import { ways, type Filters } from '../kit/api/ways';

export const {
  useGetLifecycleCallsQuery: useGetCallsQuery,
  useGetLifecycleDepositPlanQuery: useGetDepositPlanQuery,
  useSelectLifecycleCallsMutation: useSelectCallsMutation,
  useNoteLifecycleDepositsMutation: useNoteDepositsMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ list, read, send }) => ({
    getLifecycleCalls: list<CallsPage>('calls', ['LifecycleMembership']),
    /** All that the filters keep, for a selection of all. */
    selectLifecycleCalls: send<SelectedCall[], Filters>('GET', (params) => ({
      path: 'calls/selection',
      params,
    })),
    getLifecycleDepositPlan: read<DepositPlan, Filters>('calls/deposit-plan', [
      'LifecycleMembership',
    ]),
    // Sent in slices: the lists are reloaded once, after the last.
    noteLifecycleDeposits: send<BulkResult, DepositInput>('POST', 'calls/deposits'),
  })),
});

/** A row as bulk actions name it. */
export const selected = (row: ListedCall): SelectedCall => {
  const { id, membershipId, reference, organisation, number } = row;
  return { id, membershipId, reference, organisation, number };
};

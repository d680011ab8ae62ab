import type { OperationsView } from '../../../../shared/operations/operations';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

const operationsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read }) => ({
    getLifecycleOperations: read<OperationsView>('operations', [
      'LifecycleRun',
      'LifecycleMessage',
      'LifecycleEvent',
    ]),
  })),
});

export const { useGetLifecycleOperationsQuery: useGetOperationsQuery } = operationsApi;

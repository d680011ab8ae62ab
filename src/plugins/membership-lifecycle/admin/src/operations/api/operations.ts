import type { OperationsView } from '../../../../shared/operations/operations';
import { at, lifecycleApi } from '../../kit/api/api';

const operationsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleOperations: build.query<OperationsView, void>({
      query: () => at('operations'),
      transformResponse: (answer: { data: OperationsView }) => answer.data,
      providesTags: ['LifecycleRun', 'LifecycleMessage', 'LifecycleEvent'],
    }),
  }),
});

export const { useGetLifecycleOperationsQuery: useGetOperationsQuery } = operationsApi;

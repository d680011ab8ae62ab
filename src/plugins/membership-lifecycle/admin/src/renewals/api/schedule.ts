import type { ScheduledLetter, ScheduleView } from '../../../../shared/renewals/schedule';
import { at, lifecycleApi } from '../../kit/api/api';
import { withoutEmpty } from '../../kit/utils/records';

export interface LetterQuestion {
  membership: string;
  on: string;
  key: string;
}

const scheduleApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleSchedule: build.query<ScheduleView, Record<string, string | undefined>>({
      query: (filters) => ({ url: at('schedule'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecyclePlan'],
    }),
    getLifecycleScheduledLetter: build.query<ScheduledLetter, LetterQuestion>({
      query: (params) => ({ url: at('schedule/letter'), config: { params } }),
      transformResponse: (answer: { data: ScheduledLetter }) => answer.data,
      providesTags: ['LifecyclePlan'],
    }),
  }),
});

export const {
  useGetLifecycleScheduleQuery: useGetScheduleQuery,
  useGetLifecycleScheduledLetterQuery: useGetScheduledLetterQuery,
} = scheduleApi;

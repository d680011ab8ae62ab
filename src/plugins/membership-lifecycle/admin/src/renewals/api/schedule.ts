import type { ScheduledLetter, ScheduleView } from '../../../../shared/renewals/schedule';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

export interface LetterQuestion {
  membership: string;
  on: string;
  key: string;
}

const scheduleApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list }) => ({
    getLifecycleSchedule: list<ScheduleView>('schedule', ['LifecyclePlan']),
    getLifecycleScheduledLetter: read<ScheduledLetter, LetterQuestion>(
      (params) => ({ path: 'schedule/letter', params }),
      ['LifecyclePlan'],
    ),
  })),
});

export const {
  useGetLifecycleScheduleQuery: useGetScheduleQuery,
  useGetLifecycleScheduledLetterQuery: useGetScheduledLetterQuery,
} = scheduleApi;

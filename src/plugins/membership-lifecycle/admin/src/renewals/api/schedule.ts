import type { ScheduledMessage, ScheduleView } from '../../../../shared/renewals/schedule';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

export interface ScheduledMessageQuestion {
  membership: string;
  on: string;
  key: string;
}

const scheduleApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list }) => ({
    getLifecycleSchedule: list<ScheduleView>('schedule', ['LifecyclePlan']),
    getLifecycleScheduledMessage: read<ScheduledMessage, ScheduledMessageQuestion>(
      (params) => ({ path: 'schedule/letter', params }),
      ['LifecyclePlan'],
    ),
  })),
});

export const {
  useGetLifecycleScheduleQuery: useGetScheduleQuery,
  useGetLifecycleScheduledMessageQuery: useGetScheduledMessageQuery,
} = scheduleApi;

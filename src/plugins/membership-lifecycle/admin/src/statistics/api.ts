import type { Page } from '../../../shared/kernel/common';
import type { LateView } from '../../../shared/statistics/late';
import type {
  CountedBenefit,
  CountedYears,
  CountersMeta,
  RunningCounter,
  TodayView,
  DuesSums,
  UnpaidCall,
  YearTable,
  YearView,
} from '../../../shared/statistics/statistics';
import type { TreasuryView } from '../../../shared/statistics/treasury';
import { lifecycleApi } from '../kit/api/api';
import { fetchFile } from '../kit/api/file';
import { ways } from '../kit/api/ways';

/** Calls to collect, with what is left to pay on all that match. */
export type UnpaidPage = Page<UnpaidCall> & { meta: DuesSums };

/** Counters, with how many members have those that match. */
type CountersPage = Page<RunningCounter> & { meta: CountersMeta };

const FIGURES = ['LifecycleMembership'] as const;

const statisticsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list }) => ({
    getLifecycleToday: read<TodayView>('statistics/today', [...FIGURES, 'LifecycleReminder']),
    getLifecycleYear: read<YearView, string | undefined>(
      (year) => ({ path: 'statistics/year', params: { year } }),
      FIGURES,
    ),
    getLifecycleTreasury: read<TreasuryView, string | undefined>(
      (year) => ({ path: 'treasury', params: { year } }),
      FIGURES,
    ),
    getLifecycleDues: list<UnpaidPage>('dues', FIGURES),
    getLifecycleLateDues: read<LateView>('dues/late', FIGURES),
    getLifecycleCounters: list<CountersPage>('counters', FIGURES),
    getLifecycleCountedYears: read<CountedYears>('counters/years', FIGURES),
    getLifecycleCountedBenefits: read<CountedBenefit[]>('counters/benefits', FIGURES),
  })),
});

export const {
  useGetLifecycleTodayQuery: useGetTodayQuery,
  useGetLifecycleYearQuery: useGetYearQuery,
  useGetLifecycleTreasuryQuery: useGetTreasuryQuery,
  useGetLifecycleDuesQuery: useGetDuesQuery,
  useGetLifecycleLateDuesQuery: useGetLateDuesQuery,
  useGetLifecycleCountersQuery: useGetCountersQuery,
  useGetLifecycleCountedYearsQuery: useGetCountedYearsQuery,
  useGetLifecycleCountedBenefitsQuery: useGetCountedBenefitsQuery,
} = statisticsApi;

/** The tables of a year as a file. */
export const fetchYearFile = (question: {
  year: number;
  table?: YearTable | undefined;
  locale: 'fr' | 'en';
}): Promise<Blob> => fetchFile('statistics/year/export', question);

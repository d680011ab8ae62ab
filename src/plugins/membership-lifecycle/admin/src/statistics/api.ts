import { getFetchClient } from '@strapi/strapi/admin';
import type { Page } from '../../../shared/kernel/common';
import type {
  CountedBenefit,
  RunningCounter,
  TodayView,
  UnpaidCall,
  YearTable,
  YearView,
} from '../../../shared/statistics/statistics';
import { at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

/** Calls to collect, with what is left to pay on all that match. */
export type UnpaidPage = Page<UnpaidCall> & { meta: { left: number } };

type Filters = Record<string, string | undefined>;

const statisticsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleToday: build.query<TodayView, void>({
      query: () => at('statistics/today'),
      transformResponse: (answer: { data: TodayView }) => answer.data,
      providesTags: ['LifecycleMembership'],
    }),
    getLifecycleYear: build.query<YearView, string | undefined>({
      query: (year) => ({
        url: at('statistics/year'),
        config: { params: withoutEmpty({ year }) },
      }),
      transformResponse: (answer: { data: YearView }) => answer.data,
      providesTags: ['LifecycleMembership'],
    }),
    getLifecycleDues: build.query<UnpaidPage, Filters>({
      query: (filters) => ({ url: at('dues'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleMembership'],
    }),
    getLifecycleCounters: build.query<Page<RunningCounter>, Filters>({
      query: (filters) => ({ url: at('counters'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleMembership'],
    }),
    getLifecycleCountedBenefits: build.query<CountedBenefit[], void>({
      query: () => at('counters/benefits'),
      transformResponse: (answer: { data: CountedBenefit[] }) => answer.data,
      providesTags: ['LifecycleMembership'],
    }),
  }),
});

export const {
  useGetLifecycleTodayQuery: useGetTodayQuery,
  useGetLifecycleYearQuery: useGetYearQuery,
  useGetLifecycleDuesQuery: useGetDuesQuery,
  useGetLifecycleCountersQuery: useGetCountersQuery,
  useGetLifecycleCountedBenefitsQuery: useGetCountedBenefitsQuery,
} = statisticsApi;

/** The tables of a year as a file, which a link could not ask for: it carries no session. */
export const fetchYearFile = async (question: {
  year: number;
  table?: YearTable | undefined;
  locale: 'fr' | 'en';
}): Promise<Blob> => {
  const { data } = await getFetchClient().get<Blob>(at('statistics/year/export'), {
    params: withoutEmpty(question),
    responseType: 'blob',
  });
  return data;
};

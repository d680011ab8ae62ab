import { useMemo } from 'react';
import { useFilters } from '../kit/hooks/useFilters';
import type { FilterValues } from '../kit/hooks/useFilters';

export const VIEWS = ['board', 'table'] as const;
export type RenewalView = (typeof VIEWS)[number];

/** The filters that lists and widgets name in an address. */
const NAMES = [
  'search',
  'stage',
  'owner',
  'tier',
  'attention',
  'toCall',
  'overdue',
  'unanswered',
  'missingPrice',
  'deciding',
  'muted',
  'endsAfter',
  'endsBefore',
] as const;

export interface RenewalFilterState {
  view: RenewalView;
  /** The filters, without the view and the page. */
  question: FilterValues;
  paging: FilterValues;
  /** The column and the direction of the list; empty for its own order. */
  sort: string;
  set: (changes: FilterValues) => void;
  clear: () => void;
}

/** The view and filters of the page, all in the address, so that it can be shared. */
export const useRenewalFilters = (): RenewalFilterState => {
  const { filters, set } = useFilters();
  const { page, pageSize, sort = '' } = filters;
  const key = JSON.stringify(NAMES.map((name) => filters[name] ?? ''));
  // The same object while the filters are equal: hooks compare it by identity.
  const question = useMemo(() => {
    const values = JSON.parse(key) as string[];
    return Object.fromEntries(
      NAMES.flatMap((name, index) => (values[index] ? [[name, values[index]]] : [])),
    ) as FilterValues;
  }, [key]);
  return {
    view: VIEWS.find((one) => one === filters.view) ?? 'board',
    question,
    paging: { page, pageSize },
    sort,
    // Empty values are removed from the address.
    set: (changes) =>
      set(
        Object.fromEntries(
          Object.entries(changes).map(([name, value]) => [name, value || undefined]),
        ),
      ),
    clear: () => set(Object.fromEntries(NAMES.map((name) => [name, undefined]))),
  };
};

import { useEffect, useRef } from 'react';
import { MEMBER_COLUMNS, type MemberColumn } from '../../../shared/membership/member-list';
import { useFilters, type FilterValues } from '../kit/hooks/useFilters';
import { useStored } from '../kit/hooks/useStored';
import { isRecord } from '../kit/utils/records';

/** The columns beside the member’s own, which holds the name and the reference. */
export type TableColumn = Exclude<MemberColumn, 'name' | 'reference'>;

export const MEMBER_TABLE = MEMBER_COLUMNS.filter(
  (column): column is TableColumn => column !== 'name' && column !== 'reference',
);
/** Columns that are seldom filled are shown on request. */
const AT_FIRST = MEMBER_TABLE.filter((column) => column !== 'muted');

const columnsIn = (stored: unknown): TableColumn[] =>
  Array.isArray(stored) ? MEMBER_TABLE.filter((column) => stored.includes(column)) : AT_FIRST;

const FILTERS = ['status', 'tier', 'duesState', 'muted', 'office'] as const;
/** The filters that stay; a search is for once. */
const STAYING = [...FILTERS, 'sort', 'pageSize'] as const;
/** All that decides which members are listed. */
const ASKED = ['search', ...FILTERS] as const;

const some = (filters: FilterValues, names: readonly string[]): FilterValues =>
  Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));

const stayingOf = (filters: FilterValues): FilterValues => some(filters, STAYING);

const filtersIn = (stored: unknown): FilterValues =>
  isRecord(stored)
    ? stayingOf(
        Object.fromEntries(
          Object.entries(stored).filter(([, value]) => typeof value === 'string'),
        ) as FilterValues,
      )
    : {};

/** The filters in the address, which are those of last time where it has none, and the columns. */
export const useMemberTable = () => {
  const { filters, set, clear } = useFilters();
  const [columns, setColumns] = useStored('members.columns', columnsIn);
  const [kept, keep] = useStored('members.filters', filtersIn);
  const asked = Object.keys(filters).length > 0;
  const begun = useRef(false);
  const now = JSON.stringify(stayingOf(filters));
  useEffect(() => {
    const first = !begun.current;
    begun.current = true;
    if (first && !asked) {
      if (Object.keys(kept).length > 0) set(kept, true);
    } else if (now !== JSON.stringify(kept)) {
      keep(JSON.parse(now) as FilterValues);
    }
    // Asked once for each change of the address: what is kept follows it, and is read at first.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [now, asked]);
  return { filters, question: some(filters, ASKED), set, clear, columns, setColumns };
};

import { useQueryParams } from '@strapi/strapi/admin';

export type FilterValues = Record<string, string | undefined>;

/** The filters of a list, kept in the address so that a list can be shared and come back to. */
export const useFilters = (): {
  filters: FilterValues;
  set: (changes: FilterValues) => void;
  clear: () => void;
} => {
  const [{ query }, setQuery] = useQueryParams<FilterValues>();
  return {
    filters: query,
    // Another filter starts at page 1.
    set: (changes) => setQuery({ ...changes, page: '1' }),
    clear: () =>
      setQuery(
        Object.fromEntries(
          Object.keys(query)
            .filter((name) => name !== 'pageSize')
            .map((name) => [name, undefined]),
        ),
        'remove',
      ),
  };
};

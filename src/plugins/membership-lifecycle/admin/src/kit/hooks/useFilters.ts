import { useQueryParams } from '@strapi/strapi/admin';

export type FilterValues = Record<string, string | undefined>;

/** Values as an address holds them: Strapi reads them decoded, and writes them as they are. */
const encoded = (values: FilterValues): FilterValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? encodeURIComponent(value) : value,
    ]),
  );

/** The filters of a list, kept in the address so that a list can be shared and come back to. */
export const useFilters = (): {
  filters: FilterValues;
  /** With `replace`, Back leads past the filters that were there: those of each letter of a search. */
  set: (changes: FilterValues, replace?: boolean) => void;
  clear: () => void;
} => {
  const [{ query }, setQuery] = useQueryParams<FilterValues>();
  return {
    filters: query,
    // Another filter starts at page 1.
    set: (changes, replace = false) =>
      setQuery(encoded({ ...query, ...changes, page: '1' }), 'push', replace),
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

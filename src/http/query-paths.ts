/** Lists the fields that a query sorts or filters by, in every notation that Strapi accepts. Pure. */

const asPath = (before: string, name: string): string =>
  before === '' ? name : `${before}.${name}`;
const ORDER = /^(asc|desc)$/i;

/** Thrown for a sort in a notation that does not exist. */
export class UnreadableSort extends Error {}

const sortedByText = (text: string, before: string): string[] =>
  text
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [name, order = 'asc', ...more] = one.split(':').map((part) => part.trim());
      if (name === '' || more.length > 0 || !ORDER.test(order)) throw new UnreadableSort();
      return asPath(before, name);
    });

/**
 * The paths that a list is sorted by: `name:asc,…`, lists of it, and objects that end in an order.
 * Throws `UnreadableSort` for anything else.
 */
export const sortedBy = (sort: unknown, before = ''): string[] => {
  if (sort === undefined || sort === null) return [];
  if (typeof sort === 'string') return sortedByText(sort, before);
  if (typeof sort !== 'object') throw new UnreadableSort();
  if (Array.isArray(sort)) return sort.flatMap((one) => sortedBy(one, before));
  return Object.entries(sort).flatMap(([name, inner]) => {
    if (typeof inner === 'string' && ORDER.test(inner)) return asPath(before, name);
    if (typeof inner !== 'object' || inner === null) throw new UnreadableSort();
    return sortedBy(inner, asPath(before, name));
  });
};

/** An operator or an index of a list: `qs` reads a long list as an object. */
const NO_FIELD = /^(\$|\d+$)/;

/** All paths that a filter names, whatever the operator. */
export const filteredBy = (filters: unknown, before = ''): string[] => {
  if (typeof filters !== 'object' || filters === null) return before === '' ? [] : [before];
  if (Array.isArray(filters)) return filters.flatMap((one) => filteredBy(one, before));
  return Object.entries(filters).flatMap(([name, inner]) =>
    filteredBy(inner, NO_FIELD.test(name) ? before : asPath(before, name)),
  );
};

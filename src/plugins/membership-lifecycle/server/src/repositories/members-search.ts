import type { Executor } from './database';

const escapeLike = (text: string): string => text.replace(/[!%_]/g, '!$&');

/**
 * Keeps the rows whose organisation (`o`), by its name or a former one, reference (`m`) or other column contains a text,
 * whatever the case.
 */
export const matchesMember = (
  query: ReturnType<Executor>,
  search: string,
  more: readonly string[] = [],
): void => {
  const columns = ['o.name', 'm.reference', 'o.formerly', ...more];
  const like = `%${escapeLike(search.toLowerCase())}%`;
  query.whereRaw(
    `(${columns.map(() => `lower(??) like ? escape '!'`).join(' or ')})`,
    columns.flatMap((column) => [column, like]),
  );
};

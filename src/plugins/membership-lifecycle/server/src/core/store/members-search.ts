import type { Executor } from '../../kernel/store/database';

/** Joins the member (`m`) that a column names, and its organisation (`o`). */
export const joinMember = (query: ReturnType<Executor>, column: string): ReturnType<Executor> =>
  query
    .join({ m: 'memberships' }, 'm.document_id', column)
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id');

const escapeLike = (text: string): string => text.replace(/[!%_]/g, '!$&');

/**
 * Keeps rows in which a text occurs, regardless of case: in the present or a former name of the
 * organisation (`o`), the reference (`m`) or another column.
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

import type { Executor } from '../../kernel/store/database';
import { containing } from '../../kernel/store/search';

/** Joins the member (`m`) that a column names, and its organisation (`o`). */
export const joinMember = (query: ReturnType<Executor>, column: string): ReturnType<Executor> =>
  query
    .join({ m: 'memberships' }, 'm.document_id', column)
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id');

/**
 * Keeps rows in which a text occurs, regardless of case: in the present or a former name of the
 * organisation (`o`), the reference (`m`) or another column.
 */
export const matchesMember = (
  query: ReturnType<Executor>,
  search: string,
  more: readonly string[] = [],
): void => containing(query, ['o.name', 'm.reference', 'o.formerly', ...more], search);

import type { Executor } from './database';

/** Texts that are searched for within columns. */

/** A pattern for `like … escape '!'` that finds a text at the beginning. */
export const beginning = (text: string): string => `${text.replace(/[!%_]/g, '!$&')}%`;

/** A pattern for `like … escape '!'` that finds a text anywhere. */
export const anywhere = (text: string): string => `%${beginning(text)}`;

/** Keeps the rows in which one of the columns contains a text, regardless of case. */
export const containing = (
  query: ReturnType<Executor>,
  columns: readonly string[],
  text: string,
): void => {
  const like = anywhere(text.toLowerCase());
  query.whereRaw(
    `(${columns.map(() => `lower(??) like ? escape '!'`).join(' or ')})`,
    columns.flatMap((column) => [column, like]),
  );
};

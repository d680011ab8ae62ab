import type { Executor } from '../../kernel/store/database';
import { dialectOf, readRows, type Dialect } from '../../kernel/store/scripts';
import { IDENTITY_ROW, IDENTITY_TABLE } from '../../settings/store/settings';
import { WORKFLOW_TABLE } from '../tables/renewal';

/** Detects changes of shared data with one cheap statement. */

const columns = ({ quoted }: Dialect, saved: readonly string[]): string[] => {
  const kept = `(select max(value) from ${IDENTITY_TABLE} where ${quoted('key')} = ?)`;
  const stamps = ['count(*)', 'max(id)', 'sum(version)'];
  return [
    kept,
    kept,
    ...saved.flatMap((table) => stamps.map((one) => `(select ${one} from ${table})`)),
  ];
};

/**
 * A text that changes with every save of a workflow, a message template (in the table
 * `templates`), the association's identity or the row of Strapi's store under `versionKey`.
 */
export const readSharedStamp = async (
  db: Executor,
  versionKey: string,
  templates: string,
): Promise<string> => {
  const saved = [WORKFLOW_TABLE.collection, templates];
  const named = columns(dialectOf(db), saved).map((value, index) => `${value} as stamp_${index}`);
  const values = [versionKey, IDENTITY_ROW.key];
  return JSON.stringify(await readRows(db, { sql: `select ${named.join(', ')}`, values }));
};

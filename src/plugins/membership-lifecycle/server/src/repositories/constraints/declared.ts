import { createHash } from 'node:crypto';
import { columnName } from '../../content-types/define-table';
import { TABLES } from '../../content-types/tables';
import { collection, type Connection } from '../database';

/** What the database itself refuses, whoever writes; each database has a file that says how. */

export interface Check {
  /** What the message of a refusal holds. */
  name: string;
  table: string;
  /** The condition, with column names as `{column}`. */
  holds: string;
}

const check = (name: string, table: string, holds: string): Check => ({
  name: `${table}_${name}_check`,
  table,
  holds,
});

export const CHECKS: readonly Check[] = [
  check('used', collection('entitlement'), '{used} >= 0'),
  check('granted', collection('entitlement'), '({granted} IS NULL OR {used} <= {granted})'),
  check('used', collection('entitlement-person'), '{used} >= 0'),
  check('cap', collection('entitlement-person'), '{used} <= {cap}'),
  check('taken', collection('occasion'), '{taken} >= 0'),
  check('capacity', collection('occasion'), '({capacity} IS NULL OR {taken} <= {capacity})'),
];

/**
 * Lines are added, never changed, save for who somebody was: a person who is forgotten becomes a
 * pseudonym, and nothing else of the line can follow.
 */
const FORGETTABLE = { usage: 'person', payment: null, activity: 'input' } as const;
export const APPEND_ONLY = (Object.keys(FORGETTABLE) as (keyof typeof FORGETTABLE)[]).map(
  (name) => ({
    table: collection(name),
    frozen: [
      ...['id', 'document_id', 'created_at'],
      ...Object.keys(TABLES[name].columns).map(columnName),
    ].filter((column) => column !== FORGETTABLE[name]),
  }),
);

export const condition = ({ holds }: Check, prefix = ''): string =>
  holds.replace(/\{(\w+)\}/g, `${prefix}$1`);

/** The name of what says `text`: what says something else has another name, and is made anew. */
export const versioned = (start: string, text: string): string =>
  `${start}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;

/** What an earlier version made in place of `name`. */
export const outdated = (found: ReadonlySet<string>, start: string, name: string): string[] =>
  [...found].filter((one) => one !== name && (one === start || one.startsWith(`${start}_`)));

/** Values of the column `name` of a raw query, whatever the driver's shape of an answer. */
export const names = async (db: Connection, sql: string): Promise<Set<string>> => {
  const answer: unknown = await db.raw(sql);
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  const list = (Array.isArray(rows[0]) ? rows[0] : rows) as { name: string }[];
  return new Set(list.map(({ name }) => name));
};

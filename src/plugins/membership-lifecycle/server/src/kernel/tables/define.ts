import type { Day } from '../rules/values';

/**
 * The plugin's tables are Strapi content types, so that Strapi creates and migrates them, but no
 * screen of the Content Manager shows them: they change through commands only. One description
 * gives both the schema that Strapi syncs and the mapping that stores use.
 */

export type ColumnKind =
  | 'string'
  | 'text'
  | 'json'
  | 'date'
  /** Milliseconds since the epoch: the same value and order on every database. */
  | 'instant'
  | 'integer'
  | 'boolean';

/** The columns of a table, by the attributes of what it stores. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** The kinds of column that store a value. */
type KindOf<Value> = [Value] extends [boolean | null | undefined]
  ? 'boolean'
  : [Value] extends [number | null | undefined]
    ? 'integer' | 'instant'
    : [Value] extends [string | null | undefined]
      ? [Value] extends [Day | null | undefined]
        ? 'date'
        : 'string' | 'text'
      : 'json';

/** The columns that a table must have to store an entity: one for each attribute, of a kind that fits. */
export type ColumnsFor<Entity> = {
  readonly [Attribute in Exclude<keyof Entity, 'id'>]-?: KindOf<Entity[Attribute]>;
};

interface ValueOf {
  string: string;
  text: string;
  json: unknown;
  date: Day;
  instant: number;
  integer: number;
  boolean: boolean;
}

/** What may be written into columns. */
export type ValuesFor<C extends Columns> = {
  readonly [Attribute in keyof C]?: ValueOf[C[Attribute]] | null;
};

/** What the database itself refuses, whoever writes. */
export interface Guards<Attribute extends string = string> {
  /** Conditions by a name that the message of a refusal holds, with column names as `{column}`. */
  checks?: Readonly<Record<string, string>>;
  /**
   * Lines are added, never changed, save for who somebody was, in the attribute that is named here: a
   * person who is forgotten becomes a pseudonym, and nothing else of the line can follow.
   */
  appendOnly?: { but: Attribute | null };
}

interface Index<Attribute extends string = string> {
  columns: readonly (Attribute | 'documentId')[];
  unique?: boolean;
}

export interface Table<C extends Columns = Columns> {
  /** Singular name of the content type, kebab-case. */
  name: string;
  collection: string;
  columns: C;
  indexes: readonly Index[];
  guards: Guards;
}

const STRAPI_TYPES: Record<ColumnKind, string> = {
  string: 'string',
  text: 'text',
  json: 'json',
  date: 'date',
  instant: 'biginteger',
  integer: 'integer',
  boolean: 'boolean',
};

/** `membershipId` → `membership_id`, as Strapi names its columns. */
export const columnName = (attribute: string): string =>
  attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The Strapi schema of a table, hidden from the Content Manager and the Content-Type Builder. */
export const schemaOf = (table: Table) => ({
  kind: 'collectionType' as const,
  collectionName: table.collection,
  info: {
    singularName: table.name,
    pluralName: `${table.name}-rows`,
    displayName: table.name,
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: Object.fromEntries(
    Object.entries(table.columns).map(([name, kind]) => [
      name,
      { type: STRAPI_TYPES[kind], private: true, searchable: false },
    ]),
  ),
  indexes: table.indexes.map(({ columns, unique }) => ({
    name: `${table.collection}_${columns.map(columnName).join('_')}${unique ? '_uq' : '_ix'}`,
    columns: columns.map(columnName),
    ...(unique ? { type: 'unique' as const } : {}),
  })),
});

/** A table of the plugin; every one finds its rows by document id. */
export const table = <const C extends Columns>(
  name: string,
  columns: C,
  indexes: readonly Index<keyof C & string>[] = [],
  guards: Guards<keyof C & string> = {},
): Table<C> => ({
  name,
  collection: `adh_${name.replace(/-/g, '_')}`,
  columns,
  indexes: [{ columns: ['documentId'], unique: true }, ...indexes],
  guards,
});

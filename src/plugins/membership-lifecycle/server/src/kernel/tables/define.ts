import type { Day } from '../rules/values';

/**
 * Tables of the plugin are Strapi content types, so that Strapi creates and migrates them. No
 * screen of the Content Manager shows them: only commands change them. One definition gives both
 * the schema for Strapi and the mapping for the stores.
 */

export type ColumnKind =
  | 'string'
  | 'text'
  | 'json'
  | 'date'
  /** Milliseconds since the epoch: all databases store and sort them alike. */
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

/** The columns that a table needs for an entity: one per attribute, of a suitable kind. */
export type ColumnsFor<Entity> = {
  readonly [Attribute in Exclude<keyof Entity, 'id'>]-?: KindOf<Entity[Attribute]>;
};

/** The values that columns store, by kind. */
export interface ValueOf {
  string: string;
  text: string;
  json: unknown;
  date: Day;
  instant: number;
  integer: number;
  boolean: boolean;
}

/** The values that columns accept. */
export type ValuesFor<C extends Columns> = {
  readonly [Attribute in keyof C]?: ValueOf[C[Attribute]] | null;
};

/** Constraints that the database itself enforces. */
export interface Guards<Attribute extends string = string> {
  /** Conditions by name, with columns as `{column}`; the message of a refusal contains the name. */
  checks?: Readonly<Record<string, string>>;
  /**
   * Rows are only inserted. The one exception is the named attribute, in which a forgotten person
   * is replaced by a pseudonym.
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

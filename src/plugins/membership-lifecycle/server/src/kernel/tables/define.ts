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

/** What the database itself refuses, whoever writes. */
export interface Guards {
  /** Conditions by a name that the message of a refusal holds, with column names as `{column}`. */
  checks?: Readonly<Record<string, string>>;
  /**
   * Lines are added, never changed, save for who somebody was, in the attribute that is named here: a
   * person who is forgotten becomes a pseudonym, and nothing else of the line can follow.
   */
  appendOnly?: { but: string | null };
}

export interface Table {
  /** Singular name of the content type, kebab-case. */
  name: string;
  collection: string;
  columns: Record<string, ColumnKind>;
  indexes: readonly { columns: readonly string[]; unique?: boolean }[];
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
export const table = (
  name: string,
  columns: Table['columns'],
  indexes: Table['indexes'] = [],
  guards: Guards = {},
): Table => ({
  name,
  collection: `adh_${name.replace(/-/g, '_')}`,
  columns,
  indexes: [{ columns: ['documentId'], unique: true }, ...indexes],
  guards,
});

import {
  columnName,
  type ColumnKind,
  type Columns,
  type ColumnsFor,
  type Table,
  type ValueOf,
} from '../tables/define';
import { fromColumn, fromRow, type Entity, type Executor } from './database';
import type { Row } from './scripts';

/** Rows, typed by the tables whose columns they are made of. */

type Query = ReturnType<Executor>;

/** Reads the entities of a table that a query finds. */
export const readEntities = async <T extends Entity>(
  table: Table<ColumnsFor<T>>,
  query: Query,
): Promise<T[]> => {
  const rows: Row[] = await query;
  return rows.map((row) => fromRow<T>(table, row));
};

/** Reads the first entity that a query finds, or null. */
export const readEntity = async <T extends Entity>(
  table: Table<ColumnsFor<T>>,
  query: Query,
): Promise<T | null> => {
  const row: Row | undefined = await query.first();
  return row ? fromRow<T>(table, row) : null;
};

/** A column, or what is computed of one: where it stands, and how its value is read. */
export interface Selected<Value> {
  from: string | ReturnType<Executor['raw']>;
  how: 'select' | 'sum' | 'min' | 'max' | 'count' | 'countDistinct';
  read: (value: unknown) => Value;
}

type Picked<Choice> = {
  [Name in keyof Choice]: Choice[Name] extends Selected<infer Value> ? Value : never;
};

/**
 * The columns of a table, under an alias where it has one. A column is taken to hold a value, unless
 * `orNull` or `or` says otherwise.
 */
export const columnsOf = <C extends Columns>(
  { columns }: Pick<Table<C>, 'columns'>,
  alias?: string,
): { [Name in keyof C]: Selected<ValueOf[C[Name]]> } & {
  id: Selected<string>;
  /** The number of the row, in the order of insertion. */
  rowId: Selected<number>;
  /** When the row was written, in milliseconds. */
  createdAt: Selected<number>;
} => {
  const column = (kind: ColumnKind, name: string): Selected<unknown> => ({
    from: alias === undefined ? name : `${alias}.${name}`,
    how: 'select',
    read: (value) => fromColumn(kind, value),
  });
  const own = Object.entries(columns).map(([name, kind]) => [name, column(kind, columnName(name))]);
  return Object.fromEntries([
    ...own,
    ['id', column('string', 'document_id')],
    ['rowId', column('integer', 'id')],
    // Each database hands it out in a form of its own.
    [
      'createdAt',
      {
        ...column('instant', 'created_at'),
        read: (value: string | number | Date) => new Date(value).getTime(),
      },
    ],
  ]) as ReturnType<typeof columnsOf<C>>;
};

/** A column that may be empty, or whose table is joined where it has a row. */
export const orNull = <Value>(column: Selected<Value>): Selected<Value | null> => column;

/** A column, and what is read where it is empty. */
export const or = <Value>(column: Selected<Value>, empty: Value): Selected<Value> => ({
  ...column,
  read: (value) => column.read(value) ?? empty,
});

type KindOf<Value> = Value extends string ? string : Value extends number ? number : unknown;

/** A column whose values are known better than by its kind. */
export const typed = <Value>(column: Selected<KindOf<Value>>): Selected<Value> =>
  column as Selected<Value>;

const computed =
  (how: Selected<number>['how']) =>
  (column: Pick<Selected<unknown>, 'from'>): Selected<number> => ({
    from: column.from,
    how,
    read: (value) => Number(value ?? 0),
  });

/** A number that an expression gives. */
export const computedBy = (from: Selected<number>['from']): Selected<number> =>
  computed('select')({ from });
export const sum = computed('sum');
export const countOf = computed('count');
export const countDistinct = computed('countDistinct');
/** The number of rows. */
export const COUNT = countOf({ from: '*' });

/** The least value of a column, or null without any. */
export const least = <Value>(column: Selected<Value>): Selected<Value | null> => ({
  ...column,
  how: 'min',
});

/** The greatest value of a column, or null without any. */
export const greatest = <Value>(column: Selected<Value>): Selected<Value | null> => ({
  ...column,
  how: 'max',
});

/** The name of a column in a result: no column's own, which an ORDER BY may mean. */
const aliasOf = (name: string): string => `picked_${name}`;

/** The columns to select, and the function that reads them in a row, under the names given. */
export const selectionOf = <Choice extends Record<string, Selected<unknown>>>(choice: Choice) => {
  const all = Object.entries(choice);
  return {
    columns: Object.fromEntries(all.map(([name, { from }]) => [aliasOf(name), from])),
    read: (row: Row) =>
      Object.fromEntries(
        all.map(([name, { read }]) => [name, read(row[aliasOf(name)])]),
      ) as Picked<Choice>,
  };
};

/** Reads some columns of the rows that a query finds, under the names that are given. */
export const pick = async <Choice extends Record<string, Selected<unknown>>>(
  query: Query,
  choice: Choice,
): Promise<Picked<Choice>[]> => {
  for (const [name, { from, how }] of Object.entries(choice)) query[how]({ [aliasOf(name)]: from });
  const rows: Row[] = await query;
  return rows.map(selectionOf(choice).read);
};

/** Whether a query finds a row. */
export const isAny = async (query: Query): Promise<boolean> =>
  (await query.first('id')) !== undefined;

/** Reads one column of the rows that a query finds. */
export const pickOne = async <Value>(query: Query, column: Selected<Value>): Promise<Value[]> =>
  (await pick(query, { column })).map((row) => row.column);

/** Reads one column of the first row that a query finds, or null. */
export const pickFirst = async <Value>(
  query: Query,
  column: Selected<Value>,
): Promise<Value | null> => (await pickOne(query.limit(1), column))[0] ?? null;

/** Counts the rows that a query finds, or what else is counted of them. */
export const pickCount = async (query: Query, count: Selected<number> = COUNT): Promise<number> =>
  (await pickFirst(query, count)) ?? 0;

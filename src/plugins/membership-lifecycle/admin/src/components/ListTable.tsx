import type { ReactNode } from 'react';
import { Table } from '@strapi/strapi/admin';

interface Props<Row> {
  columns: readonly { name: string; label: string }[];
  rows: Row[];
  loading: boolean;
  /** What is said when there is nothing, and what to do next. */
  empty: string;
  /** The `Table.Row` of a row. */
  children: (row: Row) => ReactNode;
}

/** The frame of a list that the server pages and orders: its columns, its rows, or why there are none. */
export const ListTable = <Row extends { id: string }>({
  columns,
  rows,
  loading,
  empty,
  children,
}: Props<Row>) => {
  const headers = columns.map((column) => ({ ...column, sortable: false }));
  return (
    <Table.Root rows={rows} headers={headers} isLoading={loading}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Empty content={empty} />
        <Table.Body>{rows.map(children)}</Table.Body>
      </Table.Content>
    </Table.Root>
  );
};

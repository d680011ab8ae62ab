import { Box, Checkbox, EmptyStateLayout, Flex, Loader, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';
import { PlainTable, type Heading, type SortHeading } from './PlainTable';

interface Selection<Row> {
  chosen: readonly Row[];
  onChoose: (rows: Row[]) => void;
  /** The label of a row's checkbox, for screen readers. */
  labelOf: (row: Row) => string;
}

/** A column: its heading, and what it says of a row. Words and numbers need no markup. */
export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  /** Whether it says amounts, which stand below each other's digits. */
  number?: true;
  /** The name by which the list is sorted by this column. */
  sort?: string;
  /** A second value of the same cells, by which the list is sorted too. */
  beside?: { label: string; sort: string };
}

export interface Sorting {
  /** The name of a column and a direction, such as `name:asc`. */
  by: string;
  onSort: (by: string) => void;
}

export interface ListTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  loading?: boolean;
  /** The text without rows, with advice. */
  empty?: string;
  /** A button beneath the text without rows. */
  emptyAction?: ReactNode;
  /** Lets the headings of columns with `sort` sort the list. */
  sorting?: Sorting;
  /** Adds a checkbox to each row. */
  selection?: Selection<Row> | null;
}

const Cell = ({ number, children }: { number: true | undefined; children: ReactNode }) => (
  <td data-number={number}>
    {typeof children === 'string' || typeof children === 'number' ? (
      <Typography>{children}</Typography>
    ) : (
      children
    )}
  </td>
);

/** Chooses all rows of the page, or none. */
const ChooseAll = <Row,>({
  rows,
  count,
  onChoose,
}: {
  rows: readonly Row[];
  count: number;
  onChoose: (rows: Row[]) => void;
}) => {
  const { t } = useTrad();
  const all = rows.length > 0 && count === rows.length;
  return (
    <th scope="col">
      <Checkbox
        aria-label={t('table.choose-page')}
        disabled={rows.length === 0}
        checked={count > 0 && !all ? 'indeterminate' : all}
        onCheckedChange={() => onChoose(all ? [] : [...rows])}
      />
    </th>
  );
};

/** Stands in the place of rows, while they are awaited and when there are none. */
const Instead = ({
  loading,
  empty = '',
  action,
}: {
  loading: boolean;
  empty: string | undefined;
  action: ReactNode;
}) => {
  const { t } = useTrad();
  return loading ? (
    <Flex justifyContent="center" padding={11}>
      <Loader>{t('state.loading')}</Loader>
    </Flex>
  ) : (
    // The table is its frame already.
    <EmptyStateLayout
      shadow="none"
      content={empty}
      icon={<EmptyDocuments width="16rem" />}
      action={action}
    />
  );
};

/** The heading that sorts a list by a column: descending if it is ascending now, else ascending. */
const sortingBy = (label: string, sort: string, { by, onSort }: Sorting): SortHeading => {
  const up = by === `${sort}:asc`;
  const sorted = up ? 'ascending' : by === `${sort}:desc` ? 'descending' : 'none';
  return { label, sorted, onSort: () => onSort(`${sort}:${up ? 'desc' : 'asc'}`) };
};

/** A column's heading, which sorts the list where it can. */
const headingOf = <Row,>(
  { label, sort, beside }: Column<Row>,
  sorting: Sorting | undefined,
): Heading => {
  if (!sort || !sorting) return label;
  const own = sortingBy(label, sort, sorting);
  return beside ? [own, sortingBy(beside.label, beside.sort, sorting)] : [own];
};

/** A list of a page: its columns, its rows, or why there are none. */
export const ListTable = <Row extends { id: string }>({
  caption,
  columns,
  rows,
  loading = false,
  empty,
  emptyAction,
  sorting,
  selection,
}: ListTableProps<Row>) => {
  const { chosen = [], onChoose, labelOf } = selection ?? {};
  const isChosen = ({ id }: Row) => chosen.some((one) => one.id === id);
  const choose = (row: Row, on: boolean) =>
    onChoose?.(on ? [...chosen, row] : chosen.filter(({ id }) => id !== row.id));
  return (
    <Box
      background="neutral0"
      borderColor="neutral150"
      hasRadius
      shadow="tableShadow"
      overflow="hidden"
    >
      <PlainTable
        look="list"
        caption={caption}
        headers={columns.map((column) => headingOf(column, sorting))}
        numbers={columns.filter(({ number }) => number).map(({ label }) => label)}
        lead={
          onChoose ? (
            <ChooseAll rows={rows} count={rows.filter(isChosen).length} onChoose={onChoose} />
          ) : null
        }
        busy={loading}
      >
        {rows.length === 0 ? (
          <tr>
            <td colSpan={columns.length + (selection ? 1 : 0)}>
              <Instead loading={loading} empty={empty} action={emptyAction} />
            </td>
          </tr>
        ) : (
          rows.map((row) => (
            <tr key={row.id}>
              {labelOf ? (
                <td>
                  <Checkbox
                    aria-label={labelOf(row)}
                    checked={isChosen(row)}
                    onCheckedChange={(on) => choose(row, on === true)}
                  />
                </td>
              ) : null}
              {columns.map(({ label, number, cell }) => (
                <Cell key={label} number={number}>
                  {cell(row)}
                </Cell>
              ))}
            </tr>
          ))
        )}
      </PlainTable>
    </Box>
  );
};

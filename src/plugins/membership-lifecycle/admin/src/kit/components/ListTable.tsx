import { Box, Checkbox, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';
import { PlainTable } from './PlainTable';

interface Selection<Row> {
  chosen: readonly Row[];
  onChoose: (rows: Row[]) => void;
  /** The label of a row's checkbox, for screen readers. */
  labelOf: (row: Row) => string;
}

interface Props<Row> {
  caption: string;
  columns: readonly { name: string; label: string }[];
  rows: readonly Row[];
  loading?: boolean;
  /** The text without rows, with advice. */
  empty?: string;
  /** Adds a checkbox to each row. */
  selection?: Selection<Row> | null;
  /** The cells of a row. */
  children: (row: Row) => ReactNode;
}

/** A list of a page: its columns, its rows, or why there are none. */
export const ListTable = <Row extends { id: string }>({
  caption,
  columns,
  rows,
  loading = false,
  empty,
  selection,
  children,
}: Props<Row>) => {
  const { t } = useTrad();
  const isChosen = ({ id }: Row) => selection?.chosen.some((one) => one.id === id) ?? false;
  const count = rows.filter(isChosen).length;
  const all = rows.length > 0 && count === rows.length;
  const lead = selection ? (
    <th scope="col">
      <Checkbox
        aria-label={t('table.choose-page')}
        disabled={rows.length === 0}
        checked={count > 0 && !all ? 'indeterminate' : all}
        onCheckedChange={() => selection.onChoose(all ? [] : [...rows])}
      />
    </th>
  ) : null;
  const instead = loading ? (
    <Flex justifyContent="center" padding={11}>
      <Loader>{t('state.loading')}</Loader>
    </Flex>
  ) : (
    <EmptyStateLayout content={empty ?? ''} icon={<EmptyDocuments width="16rem" />} />
  );

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
        headers={columns.map(({ label }) => label)}
        lead={lead}
        busy={loading}
      >
        {rows.length === 0 ? (
          <tr>
            <td colSpan={columns.length + (selection ? 1 : 0)}>{instead}</td>
          </tr>
        ) : (
          rows.map((row) => (
            <tr key={row.id}>
              {selection ? (
                <td>
                  <Checkbox
                    aria-label={selection.labelOf(row)}
                    checked={isChosen(row)}
                    onCheckedChange={(on) =>
                      selection.onChoose(
                        on === true
                          ? [...selection.chosen, row]
                          : selection.chosen.filter(({ id }) => id !== row.id),
                      )
                    }
                  />
                </td>
              ) : null}
              {children(row)}
            </tr>
          ))
        )}
      </PlainTable>
    </Box>
  );
};

import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Page } from '../../../../shared/kernel/common';
import { ListFooter } from './ListFooter';
import { ListTable, type ListTableProps } from './ListTable';
import { PageBody } from './PageBody';

type Props<Row, Answer> = Omit<ListTableProps<Row>, 'rows' | 'loading'> & {
  query: { data?: Answer; error?: unknown; isLoading: boolean; isFetching: boolean };
  /** Stands above the rows, once they are known. */
  above?: (answer: Answer) => ReactNode;
  /** Stands below the rows, before their pages. */
  below?: (answer: Answer) => ReactNode;
  pageSizes?: string[];
};

/** A list that comes page by page: its rows, their pages, or why there are none. */
export const PagedList = <Row extends { id: string }, Answer extends Page<Row>>({
  query,
  above,
  below,
  pageSizes,
  ...table
}: Props<Row, Answer>) => (
  <PageBody query={query}>
    {(answer) => (
      <Flex direction="column" alignItems="stretch" gap={4}>
        {above?.(answer)}
        <ListTable {...table} rows={answer.data} loading={query.isFetching} />
        {below?.(answer)}
        <ListFooter pagination={answer.meta.pagination} pageSizes={pageSizes} />
      </Flex>
    )}
  </PageBody>
);

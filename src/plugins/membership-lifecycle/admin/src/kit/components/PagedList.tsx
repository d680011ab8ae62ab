import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Page } from '../../../../shared/kernel/common';
import { useRefusal } from '../api/refusal';
import { ListFooter } from './ListFooter';
import { ListTable, type ListTableProps } from './ListTable';
import { Notice } from './Notice';
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
}: Props<Row, Answer>) => {
  const { read } = useRefusal();
  const refusal = query.error ? read(query.error) : null;
  // The rows of the filters before would pass for those of the filters that are refused.
  if (refusal?.reason === 'invalid-input') {
    return <Notice tone="danger">{refusal.message}</Notice>;
  }
  return (
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
};

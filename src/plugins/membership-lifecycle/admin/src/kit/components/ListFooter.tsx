import { Flex } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import type { Page } from '../../../../shared/kernel/common';

interface Props {
  pagination: Page<unknown>['meta']['pagination'];
  /** The sizes of a page to choose from; Strapi's own by default. */
  pageSizes?: string[] | undefined;
}

/** Size and number of the page, kept in the address. */
export const ListFooter = ({ pagination, pageSizes }: Props) => (
  <Flex justifyContent="space-between" paddingTop={4}>
    <Pagination.Root
      pageCount={pagination.pageCount}
      total={pagination.total}
      defaultPageSize={pagination.pageSize}
    >
      <Pagination.PageSize options={pageSizes} />
      <Pagination.Links />
    </Pagination.Root>
  </Flex>
);

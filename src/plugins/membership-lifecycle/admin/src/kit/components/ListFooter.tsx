import { Flex } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import type { Page } from '../../../../shared/kernel/common';

/** Size and number of the page, kept in the address. */
export const ListFooter = ({ pagination }: { pagination: Page<unknown>['meta']['pagination'] }) => (
  <Flex justifyContent="space-between" paddingTop={4}>
    <Pagination.Root
      pageCount={pagination.pageCount}
      total={pagination.total}
      defaultPageSize={pagination.pageSize}
    >
      <Pagination.PageSize />
      <Pagination.Links />
    </Pagination.Root>
  </Flex>
);

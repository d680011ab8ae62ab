import { Pagination } from '@strapi/strapi/admin';
import type { Page } from '../../../../shared/kernel/common';

/** The server gives 25 unless it is asked: Strapi's own sizes would leave the choice blank. */
const SIZES = ['10', '25', '50', '100'];

interface Props {
  pagination: Page<unknown>['meta']['pagination'];
  /** Other sizes of a page to choose from. */
  pageSizes?: string[] | undefined;
}

/** Size and number of the page, kept in the address. */
export const ListFooter = ({ pagination, pageSizes = SIZES }: Props) => (
  <Pagination.Root
    pageCount={pagination.pageCount}
    total={pagination.total}
    defaultPageSize={pagination.pageSize}
  >
    <Pagination.PageSize options={pageSizes} />
    <Pagination.Links />
  </Pagination.Root>
);

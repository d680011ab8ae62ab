import type { Page } from '../../../../shared/kernel/common';

/** Pages of lists, as they are asked for and answered. */

export interface Paging {
  page: number;
  pageSize: number;
}

/** The answer for a page of a list that has a number of rows in all. */
export const pageOf = <Row>(data: Row[], total: number, { page, pageSize }: Paging): Page<Row> => ({
  data,
  meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
});

/** The answer for a page of rows that are all known. */
export const pageAmong = <Row>(rows: readonly Row[], paging: Paging): Page<Row> => {
  const { page, pageSize } = paging;
  return pageOf(rows.slice((page - 1) * pageSize, page * pageSize), rows.length, paging);
};

import * as yup from 'yup';
import type { Paging } from '../rules/pages';
import { exact } from './fields';
import { validateInput } from './yup-problems';

/** Pages of a list, as a query string asks for them: everything in it is text. */

const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 25;

const count = (max: number) =>
  yup
    .string()
    .typeError('not-a-text')
    .test({
      name: 'count',
      message: 'out-of-range',
      params: { min: 1, max },
      test: (value) =>
        value === undefined ||
        (/^\d{1,7}$/.test(value) && Number(value) >= 1 && Number(value) <= max),
    });

/** The two keys of a query that is answered in pages. */
export const PAGING = { page: count(MAX_PAGE), pageSize: count(MAX_PAGE_SIZE) };

/** The same for the content API, which also takes Strapi's own `pagination[page]`. */
export const PUBLIC_PAGING = {
  ...PAGING,
  pagination: yup
    .object(PAGING)
    .typeError('not-an-object')
    .noUnknown(true, 'unknown-field')
    .default(undefined),
};

interface AskedPage {
  page?: string;
  pageSize?: string;
}

/** A checked query that is answered in pages. */
export interface AskedPaging extends AskedPage {
  pagination?: AskedPage;
}

/** The page that a checked query asks for: the first, of 25, unless it says otherwise. */
export const pagingOf = ({ pagination, ...plain }: AskedPaging): Paging => {
  const { page, pageSize } = { ...plain, ...pagination };
  return { page: Number(page ?? 1), pageSize: Number(pageSize ?? DEFAULT_PAGE_SIZE) };
};

const pagingQuery = exact(PAGING);

/** A page and its size, 25 unless the query string says otherwise. */
export const validatePaging = async (input: unknown) =>
  pagingOf(await validateInput<{ page?: string; pageSize?: string }>(pagingQuery, input));

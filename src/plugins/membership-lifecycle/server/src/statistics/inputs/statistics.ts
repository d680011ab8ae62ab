import * as yup from 'yup';
import { LATE_AGES } from '../../../../shared/statistics/late';
import { USES, YEAR_TABLES } from '../../../../shared/statistics/statistics';
import { flag, oneOf, question, word } from '../../kernel/inputs/lists';
import { isDay } from '../../kernel/rules/calendar';

/** Questions about the day and the years. */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const year = {
  schema: yup
    .string()
    .typeError('not-a-text')
    .max(120, 'too-long')
    .test({
      name: 'year',
      message: 'out-of-range',
      params: { min: FIRST_YEAR, max: LAST_YEAR },
      test: (value) =>
        !value ||
        (/^\d{4}$/.test(value) && Number(value) >= FIRST_YEAR && Number(value) <= LAST_YEAR),
    }),
  read: (given?: string) => (given ? Number(given) : undefined),
};

export const validateYearQuery = question({ year }).filters;

const exported = question({ year, table: oneOf(YEAR_TABLES), locale: oneOf(['fr', 'en']) });

export const validateExportQuery = async (input: unknown) => {
  const { locale = 'fr', ...asked } = await exported.filters(input);
  return { locale, ...asked };
};

const month = {
  schema: yup
    .string()
    .typeError('not-a-text')
    .max(120, 'too-long')
    .test(
      'month',
      'not-a-month',
      (value) => !value || (/^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`)),
    ),
  read: (given?: string) => given || undefined,
};

export const validateDuesQuery = question({
  overdue: flag(),
  year,
  month,
  age: oneOf(LATE_AGES),
  account: word(),
  search: word(),
}).page;

export const validateCountersQuery = question({
  use: oneOf(USES),
  benefit: word(),
  tier: word(),
  year,
  search: word(),
}).page;

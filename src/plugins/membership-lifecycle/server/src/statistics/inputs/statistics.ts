import * as yup from 'yup';
import { YEAR_TABLES } from '../../../../shared/statistics/statistics';
import { flag, oneOf, question, word } from '../../kernel/inputs/lists';

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

export const validateDuesQuery = question({ overdue: flag(), year, search: word() }).page;

export const validateCountersQuery = question({
  nearlyUsedUp: flag(),
  benefit: word(),
  search: word(),
}).page;

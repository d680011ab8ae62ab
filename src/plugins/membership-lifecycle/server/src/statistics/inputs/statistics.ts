import * as yup from 'yup';
import { YEAR_TABLES, type YearTable } from '../../../../shared/statistics/statistics';
import { exact } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { CountersQuery, DuesQuery } from '../statistics';

/** Questions about the day and the years; everything in a query string is text. */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const word = () => yup.string().typeError('not-a-text').max(120, 'too-long');
const flag = () => word().oneOf(['true', 'false', '', undefined], 'not-a-flag');
const year = () =>
  word().test({
    name: 'year',
    message: 'out-of-range',
    params: { min: FIRST_YEAR, max: LAST_YEAR },
    test: (value) =>
      !value ||
      (/^\d{4}$/.test(value) && Number(value) >= FIRST_YEAR && Number(value) <= LAST_YEAR),
  });

type Raw = Record<string, string | undefined>;

const given = (value: string | undefined) => value || undefined;
const numberOf = (value: string | undefined) => (value ? Number(value) : undefined);

const yearQuery = exact({ year: year() });

export const validateYearQuery = async (
  input: unknown,
): Promise<{ year?: number | undefined }> => ({
  year: numberOf((await validateInput<Raw>(yearQuery, input)).year),
});

const exportQuery = exact({
  year: year(),
  table: word().oneOf([...YEAR_TABLES, '', undefined], 'not-a-choice'),
  locale: word().oneOf(['fr', 'en', '', undefined], 'not-a-choice'),
});

export const validateExportQuery = async (
  input: unknown,
): Promise<{ year?: number | undefined; table?: YearTable | undefined; locale: 'fr' | 'en' }> => {
  const raw = await validateInput<Raw>(exportQuery, input);
  return {
    year: numberOf(raw.year),
    table: given(raw.table) as YearTable | undefined,
    locale: raw.locale === 'en' ? 'en' : 'fr',
  };
};

const duesQuery = exact({ overdue: flag(), year: year(), search: word(), ...PAGING });

export const validateDuesQuery = async (input: unknown): Promise<DuesQuery> => {
  const raw = await validateInput<Raw>(duesQuery, input);
  return {
    overdue: raw.overdue === 'true',
    year: numberOf(raw.year),
    search: given(raw.search),
    ...pagingOf(raw),
  };
};

const countersQuery = exact({ nearlyUsedUp: flag(), benefit: word(), search: word(), ...PAGING });

export const validateCountersQuery = async (input: unknown): Promise<CountersQuery> => {
  const raw = await validateInput<Raw>(countersQuery, input);
  return {
    nearlyUsedUp: raw.nearlyUsedUp === 'true',
    benefit: given(raw.benefit),
    search: given(raw.search),
    ...pagingOf(raw),
  };
};

import * as yup from 'yup';
import type { ExportFormat } from '../../../../shared/transfer/exports';
import { exact } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { RecordQuery } from '../store/records';

/** The options of an export, apart from the filters of its list. */

export interface AskedFile {
  format: ExportFormat;
  locale: 'fr' | 'en';
}

const word = () => yup.string().typeError('not-a-text').max(120, 'too-long');

const FILE = {
  format: word().oneOf(['csv', 'xlsx', '', undefined], 'not-a-choice'),
  locale: word().oneOf(['fr', 'en', '', undefined], 'not-a-choice'),
};
const file = exact(FILE);

/** An export holds all filtered rows: `page` and `pageSize` are refused. */
const OWN = ['format', 'locale', 'page', 'pageSize'];

/** Splits a query into the options of the export (by default CSV in French) and the filters. */
export const validateFile = async (
  query: Record<string, unknown>,
): Promise<{ asked: AskedFile; filters: Record<string, unknown> }> => {
  const part = (own: boolean) =>
    Object.fromEntries(Object.entries(query).filter(([name]) => OWN.includes(name) === own));
  const raw = await validateInput<{ format?: string; locale?: string }>(file, part(true));
  const filters = part(false);
  return {
    asked: {
      format: raw.format === 'xlsx' ? 'xlsx' : 'csv',
      locale: raw.locale === 'en' ? 'en' : 'fr',
    },
    filters,
  };
};

const isFilters = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null);

const RECORDS = { filters: yup.mixed().test('filters', 'not-an-object', isFilters), _q: word() };
const records = exact(RECORDS);

/** The filters of a list of the Content Manager, which itself drops those that a person may not use. */
export const validateRecordQuery = (input: unknown): Promise<RecordQuery> =>
  validateInput<RecordQuery>(records, input);

/** The number of ids that fit into an address. */
const MOST_IDS = 200;
const ID = /^[a-z0-9]{24}$/;

const history = exact({
  ...RECORDS,
  membership: yup
    .string()
    .typeError('not-a-text')
    .test('ids', 'not-an-id', (value) => !value || value.split(',').every((id) => ID.test(id)))
    .test('most', 'too-long', (value) => !value || value.split(',').length <= MOST_IDS),
});

/** The members of a history: all, some by id, or those of a filtered list. */
export const validateHistoryQuery = async (
  input: unknown,
): Promise<{ some: string[] | null; listed: RecordQuery | null }> => {
  const { membership, ...listed } = await validateInput<RecordQuery & { membership?: string }>(
    history,
    input,
  );
  return {
    some: membership ? membership.split(',') : null,
    listed: !membership && (listed.filters || listed._q) ? listed : null,
  };
};

const nothing = exact({});

/** The whole of a member takes no filter. */
export const validateNoFilter = (input: unknown) => validateInput<object>(nothing, input);

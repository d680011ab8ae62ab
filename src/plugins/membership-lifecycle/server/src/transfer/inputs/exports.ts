import * as yup from 'yup';
import type { ExportFormat } from '../../../../shared/transfer/exports';
import { exact } from '../../kernel/inputs/fields';
import { validated } from '../../kernel/inputs/yup-problems';
import type { RecordQuery } from '../store/records';

/** What is asked of a file, apart from the filters of its list. */

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

/** A file holds all that its filters keep: a page is a mistake of the caller. */
const OWN = ['format', 'locale', 'page', 'pageSize'];

/** The file that a query asks for, a French CSV unless it says otherwise, and the rest of it. */
export const validateFile = async (
  query: Record<string, unknown>,
): Promise<{ asked: AskedFile; filters: Record<string, unknown> }> => {
  const part = (own: boolean) =>
    Object.fromEntries(Object.entries(query).filter(([name]) => OWN.includes(name) === own));
  const raw = await validated<{ format?: string; locale?: string }>(file, part(true));
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

/** The filters of a list of the Content Manager; it decides which of them a person may use. */
export const validateRecordQuery = (input: unknown): Promise<RecordQuery> =>
  validated<RecordQuery>(records, input);

/** As many ids as an address holds. */
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

/** The members of a history: all of them, unless some are named or a list is filtered. */
export const validateHistoryQuery = async (
  input: unknown,
): Promise<{ some: string[] | null; listed: RecordQuery | null }> => {
  const { membership, ...listed } = await validated<RecordQuery & { membership?: string }>(
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
export const validateNoFilter = (input: unknown) => validated<object>(nothing, input);

import * as yup from 'yup';
import type { ImportMapping, ImportOutcome } from '../../../../shared/transfer/imports';
import { exact, filled, text } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { LineFilters } from '../import/imports';

/** Inputs of an import: its columns, its lines, and its confirmation. */

const OUTCOMES = ['made', 'changed', 'same', 'refused'] as const;
const MOST_FIELDS = 500;
const MOST_HEADING = 10_000;

const isMapping = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= MOST_FIELDS &&
  Object.values(value).every((one) => typeof one === 'string' && one.length <= MOST_HEADING);

const mapping = exact({
  mapping: yup.mixed().defined('required').test('mapping', 'not-a-mapping', isMapping),
});

/** The columns of the fields. */
export const validateImportMapping = async (body: unknown): Promise<ImportMapping> =>
  (await validateInput<{ mapping: ImportMapping }>(mapping, body ?? {})).mapping;

const fingerprint = exact({ fingerprint: filled(text(100)) });

/** The fingerprint of the plan that the person saw. */
export const validateImportApply = async (body: unknown): Promise<string> =>
  (await validateInput<{ fingerprint: string }>(fingerprint, body ?? {})).fingerprint;

const lines = exact({
  outcome: yup
    .string()
    .typeError('not-a-text')
    .oneOf([...OUTCOMES, undefined], 'not-a-choice'),
  reason: yup.string().typeError('not-a-text').max(100, 'too-long'),
  search: yup.string().typeError('not-a-text').max(200, 'too-long'),
  ...PAGING,
});

interface LineQuery {
  outcome?: ImportOutcome;
  reason?: string;
  search?: string;
  page?: string;
  pageSize?: string;
}

/** The lines that a query string asks for; 25 a page unless it says otherwise. */
export const validateImportLines = async (input: unknown): Promise<LineFilters> => {
  const { outcome, reason, search, ...pages } = await validateInput<LineQuery>(lines, input);
  return { outcome, reason, search, ...pagingOf(pages) };
};

const sheet = yup.string().typeError('not-a-text').max(100, 'too-long');

/** The sheet of a workbook, when one is named. */
export const validateImportSheet = async (body: unknown): Promise<string | undefined> =>
  (await validateInput<{ sheet?: string }>(exact({ sheet }), body ?? {})).sheet;

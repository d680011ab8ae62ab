import * as yup from 'yup';
import { exact, filled, list, optionalText, text } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { isVersion } from '../../kernel/inputs/version';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { RenewalQuery, RenewalQuestion } from '../renewals';

/** Inputs of the renewals' list and bulk actions, and of the plan and daily run. */

const MOST_IDS = 2_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const word = () => yup.string().typeError('not-a-text').max(120, 'too-long');
const day = () =>
  word().test('day', 'not-a-day', (value) => value === undefined || value === '' || isDay(value));
const flag = () => word().oneOf(['true', 'false', '', undefined], 'not-a-flag');
const FILTERS = {
  stage: word(),
  overdue: flag(),
  unanswered: flag(),
  attention: flag(),
  missingPrice: flag(),
  owner: word(),
  tier: word(),
  endsBefore: day(),
  endsAfter: day(),
  search: word(),
};
const filterQuery = exact(FILTERS);
const renewalQuery = exact({ ...FILTERS, ...PAGING });

/** The query once it is checked. */
interface Raw extends Record<string, string | undefined> {
  endsBefore?: Day | '';
  endsAfter?: Day | '';
  page?: string;
  pageSize?: string;
}

const questionOf = (raw: Raw): RenewalQuestion => {
  const given = <Text extends string>(value: Text | '' | undefined): Text | undefined =>
    value || undefined;
  return {
    stage: given(raw.stage),
    tier: given(raw.tier),
    owner: given(raw.owner),
    search: given(raw.search),
    endsBefore: given(raw.endsBefore),
    endsAfter: given(raw.endsAfter),
    overdue: raw.overdue === 'true',
    unanswered: raw.unanswered === 'true',
    attention: raw.attention === 'true',
    missingPrice: raw.missingPrice === 'true',
  };
};

/** The filters of the renewals; everything in a query string is text. */
export const validateRenewalFilters = async (input: unknown): Promise<RenewalQuestion> =>
  questionOf(await validateInput<Raw>(filterQuery, input));

/** The filters of the list of renewals, and its page. */
export const validateRenewalQuery = async (input: unknown): Promise<RenewalQuery> => {
  const raw = await validateInput<Raw>(renewalQuery, input);
  return { ...questionOf(raw), ...pagingOf(raw) };
};

const ids = list(filled(text(60)), MOST_IDS);
const MAX_LONG_TEXT = 4_000;
/** The versions that were seen, by membership. */
const versions = yup
  .mixed()
  .test('versions', 'not-an-object', (value) => value === undefined || isRecord(value))
  .test(
    'numbers',
    'not-a-whole-number',
    (value) => !isRecord(value) || Object.values(value).every(isVersion),
  );

interface Selected {
  membershipIds: string[];
  versions?: Record<string, number>;
}

const move = {
  membershipIds: ids,
  stageId: filled(text(60)),
  reason: optionalText(MAX_LONG_TEXT, { multiline: true }),
};
const moveBody = exact({ ...move, versions });

export const validateMove = (input: unknown) =>
  validateInput<Selected & { stageId: string; reason?: string }>(moveBody, input);

const movePlanBody = exact(move);

export const validateMovePlan = (input: unknown) =>
  validateInput<{ membershipIds: string[]; stageId: string; reason?: string }>(movePlanBody, input);

// Without an owner, the renewals are assigned to nobody.
const assignBody = exact({ membershipIds: ids, ownerId: optionalText(60), versions });

export const validateAssign = (input: unknown) =>
  validateInput<Selected & { ownerId?: string }>(assignBody, input);

const noteBody = exact({
  membershipIds: ids,
  note: filled(text(MAX_LONG_TEXT, { multiline: true })),
  versions,
});

export const validateNote = (input: unknown) =>
  validateInput<Selected & { note: string }>(noteBody, input);

const runBody = exact({});

/** The daily run takes no input: an unknown field is a mistake of the caller. */
export const validateRun = (input: unknown) => validateInput<object>(runBody, input ?? {});

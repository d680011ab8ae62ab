import * as yup from 'yup';
import { CALL_REMINDERS, type CallReminder } from '../../../../shared/core/call-reminders';
import { RENEWAL_COLUMNS, type RenewalOrder } from '../../../../shared/renewals/renewals';
import { choice, exact, filled, list, optionalText, text } from '../../kernel/inputs/fields';
import { day, flag, oneOf, question, word } from '../../kernel/inputs/lists';
import { isVersion } from '../../kernel/inputs/version';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Inputs of the renewals' list and bulk actions, and of the plan and daily run. */

const MOST_IDS = 2_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FILTERS = {
  stage: word(),
  overdue: flag(),
  unanswered: flag(),
  attention: flag(),
  toCall: flag(),
  missingPrice: flag(),
  owner: word(),
  tier: word(),
  endsBefore: day(),
  endsAfter: day(),
  deciding: flag(),
  muted: flag(),
  search: word(),
};

const ORDERS = RENEWAL_COLUMNS.flatMap((column): RenewalOrder[] => [
  `${column}:asc`,
  `${column}:desc`,
]);

/** The filters of the renewals. */
export const validateRenewalFilters = question(FILTERS).filters;

/** The filters of the list of renewals, its order and its page. */
export const validateRenewalQuery = question({ ...FILTERS, sort: oneOf(ORDERS) }).page;

const ids = list(filled(text(60)), MOST_IDS);
const MAX_LONG_TEXT = 4_000;
/** The versions that were seen, by renewal or membership. */
const versions = yup
  .mixed()
  .test('versions', 'not-an-object', (value) => value === undefined || isRecord(value))
  .test(
    'numbers',
    'not-a-whole-number',
    (value) => !isRecord(value) || Object.values(value).every(isVersion),
  );

interface Versions {
  versions?: Record<string, number>;
}

interface Selected extends Versions {
  renewalIds: string[];
}

const move = {
  renewalIds: ids,
  stageId: filled(text(60)),
  reason: optionalText(MAX_LONG_TEXT, { multiline: true }),
};
const moveBody = exact({ ...move, versions });

export const validateMove = (input: unknown) =>
  validateInput<Selected & { stageId: string; reason?: string }>(moveBody, input);

const movePlanBody = exact(move);

export const validateMovePlan = (input: unknown) =>
  validateInput<{ renewalIds: string[]; stageId: string; reason?: string }>(movePlanBody, input);

// Without an owner, the renewals are assigned to nobody.
const assignBody = exact({ renewalIds: ids, ownerId: optionalText(60), versions });

export const validateAssign = (input: unknown) =>
  validateInput<Selected & { ownerId?: string }>(assignBody, input);

const noteBody = exact({
  renewalIds: ids,
  note: filled(text(MAX_LONG_TEXT, { multiline: true })),
  versions,
});

export const validateNote = (input: unknown) =>
  validateInput<Selected & { note: string }>(noteBody, input);

const mute = {
  membershipIds: ids,
  until: filled(text(10)).test('day', 'not-a-day', (value) => value === undefined || isDay(value)),
};
const muteBody = exact({
  ...mute,
  reason: filled(text(MAX_LONG_TEXT, { multiline: true })),
  versions,
});

export const validateMute = (input: unknown) =>
  validateInput<Versions & { membershipIds: string[]; until: Day; reason: string }>(
    muteBody,
    input,
  );

const mutePlanBody = exact(mute);

export const validateMutePlan = (input: unknown) =>
  validateInput<{ membershipIds: string[]; until: Day }>(mutePlanBody, input);

const remind = { duesIds: ids, template: choice(CALL_REMINDERS) };
const remindBody = exact({ ...remind, versions });

export const validateRemind = (input: unknown) =>
  validateInput<Versions & { duesIds: string[]; template: CallReminder }>(remindBody, input);

const remindPlanBody = exact(remind);

export const validateRemindPlan = (input: unknown) =>
  validateInput<{ duesIds: string[]; template: CallReminder }>(remindPlanBody, input);

const reissue = { duesIds: ids };
const reissueBody = exact({
  ...reissue,
  reason: filled(text(MAX_LONG_TEXT, { multiline: true })),
  versions,
});

export const validateReissue = (input: unknown) =>
  validateInput<Versions & { duesIds: string[]; reason: string }>(reissueBody, input);

const reissuePlanBody = exact(reissue);

export const validateReissuePlan = (input: unknown) =>
  validateInput<{ duesIds: string[] }>(reissuePlanBody, input);

const issue = { termIds: ids };
const issueBody = exact({ ...issue, versions });

export const validateIssueCalls = (input: unknown) =>
  validateInput<Versions & { termIds: string[] }>(issueBody, input);

const issuePlanBody = exact(issue);

export const validateIssuePlan = (input: unknown) =>
  validateInput<{ termIds: string[] }>(issuePlanBody, input);

const runBody = exact({});

/** The daily run takes no input: an unknown field is a mistake of the caller. */
export const validateRun = (input: unknown) => validateInput<object>(runBody, input ?? {});

import * as yup from 'yup';
import type {
  CampaignOpening as AskedOpening,
  CampaignQuestion as AskedQuestion,
} from '../../../../shared/renewals/campaign';
import { between, exact, filled, list, optionalText, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { WithDays } from '../../kernel/rules/values';
import type { CampaignRange } from '../rules/campaign';

/** Inputs of a campaign: its range, the page of its plan that is read, and what it opens. */

export type CampaignOpening = WithDays<AskedOpening, 'endsFrom' | 'endsTo'>;
export type CampaignQuestion = WithDays<AskedQuestion, 'endsFrom' | 'endsTo'>;

const MOST_LEFT_OUT = 5_000;
const MOST_LINES = 100;
const MOST_ID = 60;

const isId = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= MOST_ID;

/** Checked as one value: a schema per id takes a second for thousands of them. */
const leftOut = () =>
  yup
    .mixed()
    .test('there', 'required', (value) => value !== undefined)
    .test('list', 'not-a-list', (value) => value === undefined || Array.isArray(value))
    .test(
      'short',
      'too-many-steps',
      (value) => !Array.isArray(value) || value.length <= MOST_LEFT_OUT,
    )
    .test('ids', 'not-a-text', (value) => !Array.isArray(value) || value.every(isId));

const day = () => filled(text(10)).test('day', 'not-a-day', (value) => isDay(value));
const RANGE = { endsFrom: day(), endsTo: day(), tier: optionalText(120) };
const PAGE = { page: between(1, 1_000_000), pageSize: between(1, 100) };
const seal = () => filled(text(MOST_ID));

const planBody = exact({ ...RANGE, ...PAGE, leftOut: leftOut() });
const exceptionsBody = exact({ ...RANGE, ...PAGE, reason: filled(text(MOST_ID)) });
const selectionBody = exact({ ...RANGE, leftOut: leftOut(), seal: seal() });
const line = exact({ membershipId: filled(text(MOST_ID)), seal: seal() });
const campaignBody = exact({ ...RANGE, lines: list(line, MOST_LINES) });

export const validateCampaignPlan = (input: unknown) =>
  validateInput<CampaignQuestion>(planBody, input);

export const validateCampaignExceptions = (input: unknown) =>
  validateInput<CampaignRange & { reason: string; page: number; pageSize: number }>(
    exceptionsBody,
    input,
  );

export const validateCampaignSelection = (input: unknown) =>
  validateInput<CampaignRange & { leftOut: string[]; seal: string }>(selectionBody, input);

export const validateCampaign = (input: unknown) =>
  validateInput<CampaignOpening>(campaignBody, input);

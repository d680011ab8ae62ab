import * as yup from 'yup';
import { isDay } from '../domain/calendar';
import type { RenewalQuery } from '../services/renewals';
import { exact, filled, list, text } from './fields';
import { PAGING, pagingOf } from './paging';
import { isVersion } from './version';
import { validated } from './yup-problems';

/** Inputs of the renewals' list and bulk actions, and of the plan and daily run. */

const MOST_IDS = 2_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const word = () => yup.string().typeError('not-a-text').max(120, 'too-long');
const day = () =>
  word().test('day', 'not-a-day', (value) => value === undefined || value === '' || isDay(value));
const flag = () => word().oneOf(['true', 'false', '', undefined], 'not-a-flag');
const renewalQuery = exact({
  stage: word(),
  kind: word(),
  late: flag(),
  missingPrice: flag(),
  owner: word(),
  tier: word(),
  endsBefore: day(),
  endsAfter: day(),
  search: word(),
  ...PAGING,
});

type Raw = Record<string, string | undefined>;

/** The filters of the list of renewals; everything in a query string is text. */
export const validateRenewalQuery = async (input: unknown): Promise<RenewalQuery> => {
  const raw = await validated<Raw>(renewalQuery, input);
  const given = (value: string | undefined) => value || undefined;
  return {
    stage: given(raw.stage),
    kind: given(raw.kind),
    tier: given(raw.tier),
    owner: given(raw.owner),
    search: given(raw.search),
    endsBefore: given(raw.endsBefore),
    endsAfter: given(raw.endsAfter),
    late: raw.late === 'true',
    missingPrice: raw.missingPrice === 'true',
    ...pagingOf(raw),
  };
};

const pagingQuery = exact(PAGING);

/** A page and its size, 25 unless the query string says otherwise. */
export const validatePaging = async (input: unknown) =>
  pagingOf(await validated<Raw>(pagingQuery, input));

const ids = list(filled(text(60)), MOST_IDS);
const optionalReason = yup.string().typeError('not-a-text').max(4_000, 'too-long').nullable();

/** The versions that were seen, by membership. */
const versions = yup
  .mixed()
  .test('versions', 'not-an-object', (value) => value === undefined || isRecord(value))
  .test(
    'numbers',
    'not-a-whole-number',
    (value) => !isRecord(value) || Object.values(value).every(isVersion),
  );

const moveBody = exact({
  membershipIds: ids,
  stageId: filled(text(60)),
  reason: optionalReason,
  versions,
});

export const validateMove = (input: unknown) =>
  validated<{
    membershipIds: string[];
    stageId: string;
    reason?: string;
    versions?: Record<string, number>;
  }>(moveBody, input);

const campaignBody = exact({ membershipIds: ids });

export const validateCampaign = (input: unknown) =>
  validated<{ membershipIds: string[] }>(campaignBody, input);

const requiredDay = () => filled(text(10)).test('day', 'not-a-day', (value) => isDay(value));

const selectionBody = exact({
  endsFrom: requiredDay(),
  endsTo: requiredDay(),
  tier: yup.string().typeError('not-a-text').max(120, 'too-long').nullable(),
});

export const validateSelection = (input: unknown) =>
  validated<{ endsFrom: string; endsTo: string; tier?: string }>(selectionBody, input);

const planQuery = exact({ on: day() });

export const validatePlanQuery = (input: unknown) => validated<{ on?: string }>(planQuery, input);

const runBody = exact({});

/** The daily run takes no input: an unknown field is a mistake of the caller. */
export const validateRun = (input: unknown) => validated<object>(runBody, input ?? {});

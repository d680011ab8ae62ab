import * as yup from 'yup';
import { isEmail } from '../../../../shared/kernel/email';
import type { OwnRegistrationBody } from '../../../../shared/occasions/content-api';
import type {
  OccasionInput as AskedOccasion,
  RegistrationInput,
} from '../../../../shared/occasions/participation';
import {
  between,
  checkedText,
  choice,
  exact,
  filled,
  optionalText,
  text,
} from '../../kernel/inputs/fields';
import { idWord, oneOf, question, word } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import { isWebAddress } from '../../kernel/rules/checks';
import { isClock } from '../../kernel/rules/moments';
import type { WithDays } from '../../kernel/rules/values';
import { OCCASION_KINDS, OCCASION_STATES, type Attendance } from '../rules/types';

/** Inputs about events, programmes and those who take part. Nothing is cast. */

export type OccasionInput = WithDays<AskedOccasion, 'startsOn' | 'endsOn' | 'opensOn' | 'closesOn'>;

const MAX_TITLE = 160;
const MAX_DESCRIPTION = 4_000;
const MAX_TEXT = 255;
const MAX_REASON = 1_000;
const MAX_CAPACITY = 100_000;
const MAX_UNITS = 1_000;
const MAX_VERSION = 1_000_000_000;

const id = () =>
  optionalText(60).matches(/^[\w-]+$/, { message: 'not-an-id', excludeEmptyString: true });

const dayText = () =>
  yup
    .string()
    .typeError('not-a-day')
    .test('day', 'not-a-day', (value) => value === undefined || value === null || isDay(value));
const day = () => dayText().required('required');
const dayOrNull = () => dayText().nullable().defined('required');

const clockOrNull = () =>
  yup
    .string()
    .typeError('not-a-clock')
    .nullable()
    .defined('required')
    .test('clock', 'not-a-clock', (value) => value === null || isClock(value));

const numberOrNull = (min: number, max: number) =>
  yup
    .number()
    .typeError('not-a-whole-number')
    .nullable()
    .defined('required')
    .integer('not-a-whole-number')
    .test({
      name: 'range',
      message: 'out-of-range',
      params: { min, max },
      test: (value) => value === null || value === undefined || (value >= min && value <= max),
    });

const OCCASION = {
  kind: choice(OCCASION_KINDS),
  titles: exact({ fr: filled(text(MAX_TITLE)), en: text(MAX_TITLE) }),
  descriptions: exact({
    fr: text(MAX_DESCRIPTION, { multiline: true }),
    en: text(MAX_DESCRIPTION, { multiline: true }),
  }),
  place: text(MAX_TEXT),
  link: checkedText(MAX_TEXT, 'not-a-web-address', isWebAddress),
  startsOn: day(),
  startTime: clockOrNull(),
  endsOn: day(),
  endTime: clockOrNull(),
  capacity: numberOrNull(1, MAX_CAPACITY),
  benefitCode: yup
    .string()
    .typeError('not-a-text')
    .nullable()
    .defined('required')
    .max(MAX_TEXT, 'too-long')
    .matches(/^[\w-]+$/, 'not-an-id'),
  units: between(1, MAX_UNITS),
  opensOn: dayOrNull(),
  closesOn: dayOrNull(),
  announced: yup.boolean().strict().typeError('not-a-choice').required('required'),
};

const created = exact(OCCASION);
const saved = exact({ ...OCCASION, version: between(1, MAX_VERSION) });

export const validateOccasion = (input: unknown) => validateInput<OccasionInput>(created, input);

/** The form, with the version of the occasion on which it is based. */
export const validateSavedOccasion = async (
  input: unknown,
): Promise<{ form: OccasionInput; version: number }> => {
  const { version, ...form } = await validateInput<OccasionInput & { version: number }>(
    saved,
    input,
  );
  return { form, version };
};

const reason = () => optionalText(MAX_REASON, { multiline: true }).required('required');
export const cancelling = exact({ reason: reason() });
export const validateReason = (input: unknown) =>
  validateInput<{ reason: string }>(cancelling, input);

const attending = exact({
  attendance: yup
    .string()
    .typeError('not-a-text')
    .nullable()
    .defined('required')
    .oneOf(['came', 'absent', null], 'not-a-choice'),
});
export const validateAttendance = (input: unknown) =>
  validateInput<{ attendance: Attendance | null }>(attending, input);

const email = () =>
  optionalText(MAX_TEXT).test(
    'email',
    'not-an-email',
    (value) => value === undefined || isEmail(value),
  );
const locale = () =>
  yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice');

export const registering = exact({
  membership: id().required('required'),
  contactId: id(),
  // Exactly one of the two, since a contact has a name already.
  name: optionalText(MAX_TEXT).when('contactId', {
    is: (value: unknown) => value === undefined,
    then: (schema: yup.StringSchema) => schema.required('required'),
    otherwise: (schema: yup.StringSchema) =>
      schema.test('one', 'contact-or-name', (value) => value === undefined),
  }),
  email: email(),
  locale: locale(),
}).meta({ jsonSchema: { oneOf: [{ required: ['contactId'] }, { required: ['name'] }] } });
export const validateRegistration = (input: unknown) =>
  validateInput<RegistrationInput>(registering, input);

export const ownRegistration = exact({
  occasion: id().required('required'),
  name: optionalText(MAX_TEXT),
  email: email(),
  locale: locale(),
});

/** The registration of the person who is signed in, or of another one by name. */
export const validateOwnRegistration = (body: unknown) =>
  validateInput<OwnRegistrationBody>(ownRegistration, body);

const occasions = question({
  when: oneOf(['coming', 'past', 'all']),
  kind: oneOf(OCCASION_KINDS),
  state: oneOf(OCCASION_STATES),
  search: word(),
});

/** By default, occasions still to come. */
export const validateOccasionQuery = async (input: unknown) => {
  const { when = 'coming', ...asked } = await occasions.page(input);
  return { when, ...asked };
};

const registrations = question({
  occasion: idWord(),
  membership: idWord(),
  state: oneOf(['registered', 'cancelled']),
  search: word(),
});

export const validateRegistrationQuery = async (input: unknown) => {
  const { occasion, membership, ...asked } = await registrations.page(input);
  return { occasionId: occasion, membershipId: membership, ...asked };
};

const eligibilityQuery = exact({ membership: idWord().schema.required('required') });
export const validateEligibility = (input: unknown) =>
  validateInput<{ membership: string }>(eligibilityQuery, input);

import * as yup from 'yup';
import { isEmail } from '../../../../shared/kernel/email';
import type {
  ErasureInput,
  PersonSubject,
  PrivacySettings,
} from '../../../../shared/privacy/privacy';
import { refuseFields } from '../../kernel/field-errors';
import { exact, filled, flag, list, optionalText, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { HOLDING_IDS, RETENTION_CATEGORIES } from '../../settings/rules/inventory';

/** Validates calls on personal data. */

const MOST_TEXT = 320;
const MOST_REASON = 2_000;
const MOST_PAPERS = 500;
/** A hundred years. */
const MOST_MONTHS = 1_200;

const SUBJECT = {
  email: optionalText(MOST_TEXT).test(
    'email',
    'not-an-email',
    (value) => value === undefined || isEmail(value),
  ),
  name: optionalText(MOST_TEXT),
  membershipId: optionalText(100),
};

/** Identifies a person by address, with a name where it is shared; or by name within a membership. */
const asSubject = ({ email, name, membershipId }: PersonSubject): PersonSubject => {
  if (email) return { email: email.trim().toLowerCase(), ...(name ? { name } : {}) };
  if (name && membershipId) return { name, membershipId };
  throw refuseFields([{ path: name ? 'membershipId' : 'email', reason: 'required' }]);
};

/** The person that a query string names. */
export const validateSubject = async (query: unknown): Promise<PersonSubject> =>
  asSubject(await validateInput<PersonSubject>(exact(SUBJECT), query));

const file = exact({
  ...SUBJECT,
  format: yup.string().typeError('not-a-text').oneOf(['json', 'html', 'csv'], 'not-a-choice'),
  locale: yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice'),
});

export interface PersonFile {
  subject: PersonSubject;
  format: 'json' | 'html' | 'csv';
  locale: 'fr' | 'en';
}

/** The file of a person that a query string asks for. */
export const validatePersonFile = async (query: unknown): Promise<PersonFile> => {
  const asked = await validateInput<
    PersonSubject & { format?: PersonFile['format']; locale?: PersonFile['locale'] }
  >(file, query);
  const { format = 'json', locale = 'fr', ...subject } = asked;
  return { subject: asSubject(subject), format, locale };
};

const registerFile = exact({
  format: yup.string().typeError('not-a-text').oneOf(['csv', 'html', undefined], 'not-a-choice'),
  locale: yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice'),
});

/** The file of the register that a query string asks for. */
export const validateRegisterFile = async (
  query: unknown,
): Promise<{ format: 'csv' | 'html'; locale: 'fr' | 'en' }> => {
  const { format = 'csv', locale = 'fr' } = await validateInput<{
    format?: 'csv' | 'html';
    locale?: 'fr' | 'en';
  }>(registerFile, query);
  return { format, locale };
};

const search = exact({ search: filled(text(MOST_TEXT)).min(2, 'required') });

/** A part of a name or address, of more than one letter. */
export const validatePeopleSearch = async (query: unknown): Promise<string> =>
  (await validateInput<{ search: string }>(search, query)).search;

const erasure = exact({
  subject: exact(SUBJECT),
  papers: list(text(100), MOST_PAPERS),
  account: flag(),
  reason: filled(text(MOST_REASON, { multiline: true })),
  confirmation: text(MOST_TEXT),
  fingerprint: filled(text(100)),
});

export const validateErasure = async (body: unknown): Promise<ErasureInput> => {
  const input = await validateInput<ErasureInput>(erasure, body ?? {});
  return { ...input, subject: asSubject(input.subject) };
};

const months = yup
  .number()
  .typeError('not-a-whole-number')
  .nullable()
  .integer('not-a-whole-number')
  .test({
    name: 'range',
    message: 'out-of-range',
    params: { min: 1, max: MOST_MONTHS },
    test: (value) => value === undefined || value === null || (value >= 1 && value <= MOST_MONTHS),
  });

const settings = exact({
  months: exact(
    Object.fromEntries(RETENTION_CATEGORIES.map((one) => [one, months.defined('required')])),
  ),
  bases: exact(
    Object.fromEntries(
      HOLDING_IDS.map((id) => [id, text(MOST_REASON, { multiline: true }).optional()]),
    ),
  ),
});

export const validatePrivacySettings = (body: unknown): Promise<PrivacySettings> =>
  validateInput<PrivacySettings>(settings, body ?? {});

const fingerprint = exact({ fingerprint: filled(text(100)) });

/** The fingerprint of the plan that the person saw. */
export const validatePurge = async (body: unknown): Promise<string> =>
  (await validateInput<{ fingerprint: string }>(fingerprint, body ?? {})).fingerprint;

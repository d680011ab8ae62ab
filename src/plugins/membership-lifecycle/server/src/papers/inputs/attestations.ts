import * as yup from 'yup';
import { exact, optionalText } from '../../kernel/inputs/fields';
import { locale } from '../../kernel/inputs/language';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day, Locale } from '../../kernel/rules/values';

/** Validates requests for papers: the day, the call, the language. */

const day = () =>
  yup
    .string()
    .typeError('not-a-day')
    .test('day', 'not-a-day', (value) => value === undefined || isDay(value));

const certificate = exact({ on: day(), locale: locale() });
const ofCall = exact({ duesId: optionalText(255).required('required'), locale: locale() });
const sheet = exact({
  locale: locale(),
  version: yup
    .string()
    .typeError('not-a-text')
    .oneOf(['draft', 'published', undefined], 'not-a-choice'),
});

export const validateCertificate = (body: unknown) =>
  validateInput<{ on?: Day; locale?: Locale }>(certificate, body);

/** A receipt or a copy. */
export const validateOfCall = (body: unknown) =>
  validateInput<{ duesId: string; locale?: Locale }>(ofCall, body);

/** The version and language of an offer's sheet. */
export const validateSheet = (query: unknown) =>
  validateInput<{ locale?: Locale; version?: 'draft' | 'published' }>(sheet, query);

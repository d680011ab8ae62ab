import * as yup from 'yup';
import type {
  AcceptRenewalBody as AskedAcceptance,
  DeclineRenewalBody,
} from '../../../../shared/renewals/content-api';
import { exact, filled, optionalText, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { WithDays } from '../../kernel/rules/values';

/** Validates answers to a renewal, by link or in the member space. */

export type AcceptRenewalBody = WithDays<AskedAcceptance, 'deliberationOn'>;

const MOST_NUMBER = 255;
const MOST_WORDS = 2_000;
// The largest amount that an INTEGER column holds, in cents.
const MOST_CENTS = 2_147_483_647;

export const acceptSchema = exact({
  engagementNumber: optionalText(MOST_NUMBER),
  serviceCode: optionalText(MOST_NUMBER),
  deliberationOn: yup
    .string()
    .typeError('not-a-day')
    .test('day', 'not-a-day', (value) => value === undefined || isDay(value)),
  deliberationReference: optionalText(MOST_NUMBER),
  comment: optionalText(MOST_WORDS, { multiline: true }),
  fileKind: yup
    .string()
    .typeError('not-a-text')
    .oneOf(['deliberation', 'order', undefined], 'not-a-choice'),
  price: yup
    .number()
    .typeError('not-a-whole-number')
    .integer('not-a-whole-number')
    .test({
      name: 'range',
      message: 'out-of-range',
      params: { min: 0, max: MOST_CENTS },
      test: (value) => value === undefined || (value >= 0 && value <= MOST_CENTS),
    }),
});

export const declineSchema = exact({ reason: filled(text(MOST_WORDS, { multiline: true })) });

/** The fields of a form as JSON would have them: their values are texts, and empty ones are sent too. */
const asJson = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const filledIn = Object.entries(body).filter(([, value]) => value !== '');
  return Object.fromEntries(
    filledIn.map(([name, value]) => [
      name,
      name === 'price' && typeof value === 'string' && /^\d{1,10}$/.test(value)
        ? Number(value)
        : value,
    ]),
  );
};

export const validateAcceptance = (body: unknown) =>
  validateInput<AcceptRenewalBody>(acceptSchema, asJson(body));

export const validateRefusal = (body: unknown) =>
  validateInput<DeclineRenewalBody>(declineSchema, body);

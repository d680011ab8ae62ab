import * as yup from 'yup';
import type {
  ConsentInput as AskedConsent,
  ConsentTextInput as AskedText,
} from '../../../../shared/membership/consents';
import { choice, exact, filled, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day, WithDays } from '../../kernel/rules/values';

/** The texts that people agree to, and what is said of a consent. */

export type ConsentInput = WithDays<AskedConsent, 'givenOn'>;
export type ConsentTextInput = WithDays<AskedText, 'fromOn'>;

const MOST_TITLE = 200;
const MOST_TEXT = 10_000;

const day = () =>
  yup
    .string()
    .typeError('not-a-day')
    .defined('required')
    .test('day', 'not-a-day', (value) => value === undefined || isDay(value));

const written = exact({
  title: filled(text(MOST_TITLE)),
  locale: choice(['fr', 'en']),
  text: filled(text(MOST_TEXT, { multiline: true })),
  fromOn: day(),
});

export const validateConsentText = (body: unknown): Promise<ConsentTextInput> =>
  validateInput<ConsentTextInput>(written, body ?? {});

const given = exact({
  contactId: filled(text(100)),
  textId: filled(text(100)),
  givenOn: day(),
  how: filled(text(MOST_TITLE)),
});

export const validateConsent = (body: unknown): Promise<ConsentInput> =>
  validateInput<ConsentInput>(given, body ?? {});

const withdrawal = exact({ on: day() });

export const validateWithdrawal = async (body: unknown): Promise<Day> =>
  (await validateInput<{ on: Day }>(withdrawal, body ?? {})).on;

import * as yup from 'yup';
import type { Locale } from '../rules/values';
import { exact } from './fields';
import { validateInput } from './yup-problems';

/** A language, or none. */
export const locale = () =>
  yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice');

/** The query of a member's call: without a language, the answer is in the member's own. */
export const ownLanguageQuery = exact({ locale: locale() });

export const validateOwnLanguage = (query: unknown) =>
  validateInput<{ locale?: Locale }>(ownLanguageQuery, query);

/** The query of a call that asks for a language and for nothing else. */
export const languageQuery = exact({
  locale: yup.string().typeError('not-a-text').oneOf(['fr', 'en', '', undefined], 'not-a-choice'),
});

/** The language that is asked for: French unless it is English. */
export const validateLanguage = async (query: unknown): Promise<Locale> =>
  (await validateInput<{ locale?: string }>(languageQuery, query)).locale === 'en' ? 'en' : 'fr';

import * as yup from 'yup';
import type { Locale } from '../rules/values';
import { exact } from './fields';
import { validateInput } from './yup-problems';

/** The query of a call that asks for a language and for nothing else. */
export const languageQuery = exact({
  locale: yup.string().typeError('not-a-text').oneOf(['fr', 'en', '', undefined], 'not-a-choice'),
});

/** The language that is asked for: French unless it is English. */
export const validateLanguage = async (query: unknown): Promise<Locale> =>
  (await validateInput<{ locale?: string }>(languageQuery, query)).locale === 'en' ? 'en' : 'fr';

import { errors } from '@strapi/utils';
import { hasControlCharacter } from '../../../documents/checks';
import { LOCALES } from '../../../documents/rules';
import { textOf } from './refusals';
import type { Locale } from './types';

const refuse = (
  reason: 'unknown-locale' | 'unknown-parameter',
  field: string,
  locale: Locale,
): never => {
  const text = textOf(reason);
  throw new errors.ValidationError(text[locale], { reason, text, field });
};

/** The locale in a query. Refuses a query parameter that is not known, and names it. */
export const localeOf = (query: Record<string, unknown>, known = ['locale']): Locale => {
  const asked = query.locale === undefined ? 'fr' : query.locale;
  const locale = LOCALES.find((one) => one === asked);
  const unknown = Object.keys(query).find((key) => !known.includes(key));
  if (unknown) {
    const name = hasControlCharacter(unknown) ? '?' : unknown.slice(0, 100);
    return refuse('unknown-parameter', name, locale ?? 'fr');
  }
  return locale ?? refuse('unknown-locale', 'locale', 'fr');
};

/** The locale and the preview token of a request. Anything but one text counts as a wrong token. */
export const previewOf = (query: Record<string, unknown>) => {
  const locale = localeOf(query, ['locale', 'preview']);
  const { preview } = query;
  return { locale, token: preview === undefined || typeof preview === 'string' ? preview : '' };
};

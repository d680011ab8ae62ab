import { errors } from '@strapi/utils';
import { hasControlCharacter } from '../../../documents/checks';
import { LOCALES } from '../../../documents/rules';
import type { Locale } from './types';

const refuse = (message: string, reason: string, field: string): never => {
  throw new errors.ValidationError(message, { reason, field });
};

/** The locale in a query. Refuses a query parameter that is not known, and names it. */
export const localeOf = (query: Record<string, unknown>, known = ['locale']): Locale => {
  const unknown = Object.keys(query).find((key) => !known.includes(key));
  if (unknown) {
    const name = hasControlCharacter(unknown) ? '?' : unknown.slice(0, 100);
    return refuse(`Unknown query parameter: ${name}`, 'unknown-parameter', name);
  }
  const asked = query.locale === undefined ? 'fr' : query.locale;
  const locale = LOCALES.find((one) => one === asked);
  return (
    locale ?? refuse(`Unknown locale; known: ${LOCALES.join(', ')}`, 'unknown-locale', 'locale')
  );
};

/** The locale and the preview token of a request. Anything but one text counts as a wrong token. */
export const previewOf = (query: Record<string, unknown>) => {
  const locale = localeOf(query, ['locale', 'preview']);
  const { preview } = query;
  return { locale, token: preview === undefined || typeof preview === 'string' ? preview : '' };
};

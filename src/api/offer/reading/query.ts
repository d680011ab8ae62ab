import { errors } from '@strapi/utils';
import { hasControlCharacter } from '../../../documents/checks';
import { LOCALES } from '../../../documents/rules';
import type { Locale } from './types';

const refuse = (message: string, reason: string, field: string): never => {
  throw new errors.ValidationError(message, { reason, field });
};

/** The locale that a reader asks for; anything else in the query is refused by name. */
export const localeOf = (query: Record<string, unknown>): Locale => {
  const unknown = Object.keys(query).find((key) => key !== 'locale');
  if (unknown) {
    const name = hasControlCharacter(unknown) ? '?' : unknown.slice(0, 100);
    return refuse(`Unknown query parameter: ${name}`, 'unknown-parameter', name);
  }
  const asked = query.locale === undefined ? 'fr' : query.locale;
  const locale = LOCALES.find((known) => known === asked);
  return (
    locale ?? refuse(`Unknown locale; known: ${LOCALES.join(', ')}`, 'unknown-locale', 'locale')
  );
};

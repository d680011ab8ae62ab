import type { Context } from './context';

/** What a reader asks for: `?locale=`, else what their browser prefers; French else. */
export const readerLanguage = (ctx: Context): 'fr' | 'en' => {
  const { locale } = ctx.query;
  if (locale === 'fr' || locale === 'en') return locale;
  return ctx.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr';
};

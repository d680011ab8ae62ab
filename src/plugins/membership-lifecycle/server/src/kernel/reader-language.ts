import type { Context } from './context';

/** The language of a reader: `?locale=`, else the browser's preference, else French. */
export const readerLanguage = (ctx: Context): 'fr' | 'en' => {
  const { locale } = ctx.query;
  if (locale === 'fr' || locale === 'en') return locale;
  return ctx.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr';
};

import type { Core } from '@strapi/strapi';

const WANTED = [
  { code: 'fr', name: 'Français (fr)' },
  { code: 'en', name: 'English (en)' },
];
/** The name that Strapi gives to its first locale, whatever the locale. */
const STRAPI_NAME = 'French (fr)';

/** Makes sure that content can be written in French and in English; touches nothing else. */
export const ensureLocales = async (strapi: Core.Strapi): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales');
  for (const locale of WANTED) {
    const existing = await locales.findByCode(locale.code);
    if (!existing) await locales.create(locale);
    else if (existing.name === STRAPI_NAME) {
      await locales.update({ id: existing.id }, { name: locale.name });
    }
  }
};

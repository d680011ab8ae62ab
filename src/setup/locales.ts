import type { Core } from '@strapi/strapi';

const WANTED = [
  { code: 'fr', name: 'Français (fr)' },
  { code: 'en', name: 'English (en)' },
];

/** Makes sure that content can be written in French and in English; touches nothing else. */
export const ensureLocales = async (strapi: Core.Strapi): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales');
  for (const locale of WANTED) {
    if (!(await locales.findByCode(locale.code))) await locales.create(locale);
  }
};

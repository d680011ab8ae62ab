import type { StrapiApp } from '@strapi/strapi/admin';
import en from './translations/en.json';
import fr from './translations/fr.json';

export default {
  // The labels of content fields follow the language of the person, not that of the schema.
  config: { locales: ['fr'], translations: { fr, en } },
  bootstrap(_app: StrapiApp) {},
};

import type { StrapiApp } from '@strapi/strapi/admin';
import en from './translations/en.json';
import fr from './translations/fr.json';
import strapiFr from './translations/strapi-fr.json';

export default {
  config: {
    locales: ['fr'],
    // The labels of content fields follow the language of the person, not that of the schema;
    // `strapi-fr` says in French what Strapi leaves in English on the pages that staff use.
    translations: { fr: { ...strapiFr, ...fr }, en },
    // Releases of Strapi are the business of whoever maintains the application.
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {},
};

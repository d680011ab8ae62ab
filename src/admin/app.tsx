import type { StrapiApp } from '@strapi/strapi/admin';
import { KIND_NAMES, RIGHT_KINDS } from '../plugins/membership-lifecycle/shared/core/kinds';
import { mendWhatIsDrawn } from './mends';
import en from './translations/en.json';
import fr from './translations/fr.json';
import strapiFr from './translations/strapi-fr.json';

/** Strapi's storage key for a person's language. */
const LANGUAGE = 'strapi-admin-language';

/** Strapi's storage key for the state of its guided tour. */
const TOUR = 'STRAPI_GUIDED_TOUR';
const NO_TOUR = { tours: {}, enabled: false, hidden: true, completedActions: [] };

/** The choices of a benefit's kind, which Strapi looks up by the value alone. */
const kindsIn = (locale: 'fr' | 'en') =>
  Object.fromEntries(KIND_NAMES.map((kind) => [kind, RIGHT_KINDS[kind].names[locale]]));

export default {
  config: {
    locales: ['fr'],
    // The labels of content fields follow the language of the person, not that of the schema;
    // `strapi-fr` says in French what Strapi leaves in English on the pages that staff use.
    translations: { fr: { ...strapiFr, ...fr, ...kindsIn('fr') }, en: { ...en, ...kindsIn('en') } },
    // Titles of the home page's frames are written in it, and stand out too little on white.
    // On a dark page Strapi gives all tones the same grey: a state could not be told by its colour.
    theme: {
      light: { colors: { neutral500: '#6a6a8a' } },
      dark: {
        colors: {
          success200: '#1e5631',
          warning200: '#6b4508',
          danger200: '#7a2329',
          secondary200: '#14507d',
          alternative200: '#5b2f86',
        },
      },
    },
    // Updates of Strapi concern the developers of the application, not its staff.
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {
    // Until somebody chooses a language, Strapi shows English: to the first administrator and
    // every guest.
    if (localStorage.getItem(LANGUAGE) === null && !navigator.language.startsWith('en')) {
      localStorage.setItem(LANGUAGE, 'fr');
    }
    // Strapi's tour is for developers, and covers the forms that « Premiers pas » leads to.
    if (localStorage.getItem(TOUR) === null) localStorage.setItem(TOUR, JSON.stringify(NO_TOUR));
    mendWhatIsDrawn();
  },
};

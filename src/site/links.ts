import type { Language } from './types';

/** The pages' addresses: plain for French, with `lang` for English. */

const withLanguage = (path: string, language: Language, more: Record<string, string> = {}) => {
  const query = new URLSearchParams(language === 'fr' ? more : { ...more, lang: language });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
};

export const links = {
  home: (language: Language) => withLanguage('/', language),
  offer: (slug: string, language: Language) => withLanguage(`/offres/${slug}`, language),
  apply: (language: Language, tier?: string) =>
    withLanguage('/adhesion', language, tier ? { formule: tier } : {}),
  agenda: (language: Language) => withLanguage('/agenda', language),
  resources: (language: Language, asked: Record<string, string> = {}) =>
    withLanguage('/ressources', language, asked),
  resource: (documentId: string, language: Language) =>
    withLanguage(`/ressources/${encodeURIComponent(documentId)}`, language),
  feed: (language: Language) => withLanguage('/ressources.atom', language),
  answer: (language: Language) => withLanguage('/repondre', language),
  space: (language: Language) => withLanguage('/espace', language),
  accessibility: (language: Language) => withLanguage('/accessibilite', language),
  legal: (language: Language) => withLanguage('/mentions-legales', language),
  privacy: (language: Language) => withLanguage('/donnees-personnelles', language),
  sheet: (slug: string, language: Language) =>
    `/api/offers/${slug}/sheet.pdf${language === 'fr' ? '' : `?locale=${language}`}`,
};

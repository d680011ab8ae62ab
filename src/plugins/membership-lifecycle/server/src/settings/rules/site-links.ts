import type { Locale } from '../../kernel/rules/values';

/** The addresses of the public pages, as messages give them. French is the language of the pages. */
export interface SiteLinks {
  offer(locale: Locale): string;
  application(locale: Locale): string;
  /** The page to answer a renewal. Secrets are after `#`, which browsers do not send. */
  answer(token: string, locale: Locale): string;
  space(locale: Locale): string;
  /** The page to choose a password after an invitation. */
  invitation(token: string, locale: Locale): string;
  signIn(token: string, locale: Locale): string;
}

/** An address of pages without the slash that it may end with. */
export const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** The links of the pages that stand at an address. */
export const siteLinks = (address: string): SiteLinks => {
  const base = withoutSlash(address);
  const page = (path: string, locale: Locale, fragment = ''): string =>
    `${base}${path}${locale === 'fr' ? '' : `?lang=${locale}`}${fragment}`;
  return {
    offer: (locale) => page('/', locale),
    application: (locale) => page('/adhesion', locale),
    answer: (token, locale) => page('/repondre', locale, `#${token}`),
    space: (locale) => page('/espace', locale),
    invitation: (token, locale) => page('/espace', locale, `#invitation=${token}`),
    signIn: (token, locale) => page('/espace', locale, `#connexion=${token}`),
  };
};

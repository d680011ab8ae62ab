import { holeOf, SITE_PATHS, type SitePath } from '../../../../shared/settings/site-paths';
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
  /** The page of an offer or a resource, at a path of one's own. */
  shown(name: 'offerPath' | 'resourcePath', values: Record<string, string>, locale: Locale): string;
  /** The same, which shows a draft to its editors. */
  preview(
    name: 'offerPath' | 'resourcePath',
    values: Record<string, string>,
    locale: Locale,
    token: string,
  ): string;
}

/** Paths that staff chose; an empty one is that of the site. */
export type SitePathsChosen = Partial<Record<SitePath, string>>;

/** An address of pages without the slash that it may end with. */
export const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

const LANGUAGE = '{lang}';
const FORM = /^\/[\w\-.~/{}#=&?:!]*$/;

/**
 * Whether a path can stand for the one of the site: what its default holds is there once, a secret
 * after `#`, where no server sees it.
 */
export const isSitePath = (name: SitePath, path: string): boolean => {
  if (!FORM.test(path) || path.startsWith('//')) return false;
  const hole = holeOf(name);
  const holes = path.match(/\{[^}]*\}?/g) ?? [];
  const own = holes.filter((one) => one !== LANGUAGE);
  if (String(own) !== String(hole ? [hole] : [])) return false;
  if (/[{}]/.test(path.replace(/\{\w+\}/g, ''))) return false;
  return hole !== '{token}' || path.slice(0, path.indexOf(hole)).includes('#');
};

/** An address with one more parameter, before its fragment. */
const withParameter = (address: string, name: string, value: string): string => {
  const [plain = '', ...fragment] = address.split('#');
  const joined = `${plain}${plain.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
  return [joined, ...fragment].join('#');
};

/** The links of the pages that stand at an address. */
export const siteLinks = (address: string, chosen: SitePathsChosen = {}): SiteLinks => {
  const base = withoutSlash(address);
  const spoken = (path: string, locale: Locale): string =>
    path.includes(LANGUAGE) || locale === 'fr' ? path : withParameter(path, 'lang', locale);
  const page = (path: string, locale: Locale, values: Record<string, string> = {}): string =>
    base +
    spoken(path, locale).replace(/\{(\w+)\}/g, (_hole, name: string) =>
      encodeURIComponent({ lang: locale, ...values }[name] ?? ''),
    );
  const pathOf = (name: SitePath): string => chosen[name] || SITE_PATHS[name];
  return {
    offer: (locale) => page('/', locale),
    application: (locale) => page(pathOf('applicationPath'), locale),
    answer: (token, locale) => page(pathOf('answerPath'), locale, { token }),
    space: (locale) => page(pathOf('spacePath'), locale),
    invitation: (token, locale) => page(pathOf('invitationPath'), locale, { token }),
    signIn: (token, locale) => page(pathOf('signInPath'), locale, { token }),
    shown: (name, values, locale) => page(pathOf(name), locale, values),
    preview: (name, values, locale, token) =>
      withParameter(page(pathOf(name), locale, values), 'preview', token),
  };
};

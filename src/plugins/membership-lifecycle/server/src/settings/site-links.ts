import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/settings/identity';
import { madeOnce } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import { siteLinks, type SiteLinks } from './rules/site-links';
import { settingsIn } from './settings';

type Previewed = 'offerPath' | 'resourcePath';

const originOf = (address: string): string => new URL(address).origin;

/** By `ADHESIONS_SITE`. */
const servesSite = (strapi: Core.Strapi): boolean => {
  const chain = strapi.config.get<unknown[]>('middlewares', []) as {
    name?: string;
    config?: { enabled?: boolean };
  }[];
  return chain.find(({ name }) => name === 'global::site')?.config?.enabled !== false;
};

/** The addresses of the public pages: on the site that staff set, else on this server. */
const createSiteLinksService = ({ strapi }: { strapi: Core.Strapi }) => {
  const links = async (): Promise<SiteLinks> => {
    const identity = await settingsIn(strapi).identity();
    const address = identity.siteUrl || strapi.config.get<string>('server.absoluteUrl', '');
    return siteLinks(address, identity);
  };

  /**
   * Whether previews of a kind open pages of one's own: the address is known, and either a path was
   * chosen or this server shows no pages.
   */
  const isOwn = ({ siteUrl, ...identity }: Identity, name: Previewed): boolean =>
    siteUrl !== '' && (identity[name] !== '' || !servesSite(strapi));

  return {
    /** The address of one's own page that shows a preview; null while this server's pages do. */
    async preview(
      name: Previewed,
      values: Record<string, string>,
      locale: Locale,
      token: string,
    ): Promise<string | null> {
      const identity = await settingsIn(strapi).identity();
      return isOwn(identity, name) ? (await links()).preview(name, values, locale, token) : null;
    },

    /** The origin of such pages, which the admin shows in a frame; null without any. */
    async previewOrigin(): Promise<string | null> {
      const identity = await settingsIn(strapi).identity();
      const isAny = isOwn(identity, 'offerPath') || isOwn(identity, 'resourcePath');
      return isAny ? originOf(identity.siteUrl) : null;
    },

    /** All links at once, for code that cannot await each. */
    links,

    /** Whether this server shows the pages of the site. */
    isHere: (): boolean => servesSite(strapi),

    /** The links of a site elsewhere; null where no address is set, or that of this server. */
    async elsewhere(): Promise<SiteLinks | null> {
      const { siteUrl, ...identity } = await settingsIn(strapi).identity();
      const here = strapi.config.get<string>('server.absoluteUrl', '');
      const isHere = URL.canParse(here) && siteUrl !== '' && originOf(siteUrl) === originOf(here);
      return siteUrl === '' || isHere ? null : siteLinks(siteUrl, identity);
    },

    async offer(locale: Locale): Promise<string> {
      return (await links()).offer(locale);
    },

    async application(locale: Locale): Promise<string> {
      return (await links()).application(locale);
    },

    async answer(token: string, locale: Locale): Promise<string> {
      return (await links()).answer(token, locale);
    },

    async space(locale: Locale): Promise<string> {
      return (await links()).space(locale);
    },

    async invitation(token: string, locale: Locale): Promise<string> {
      return (await links()).invitation(token, locale);
    },

    async signIn(token: string, locale: Locale): Promise<string> {
      return (await links()).signIn(token, locale);
    },
  };
};

export const siteLinksIn = madeOnce(createSiteLinksService);

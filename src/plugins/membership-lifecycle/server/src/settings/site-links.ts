import type { Core } from '@strapi/strapi';
import { madeOnce } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import { siteLinks, type SiteLinks } from './rules/site-links';
import { settingsIn } from './settings';

/** The addresses of the public pages: on the site that staff set, else on this server. */
const createSiteLinksService = ({ strapi }: { strapi: Core.Strapi }) => {
  const links = async (): Promise<SiteLinks> => {
    const { siteUrl } = await settingsIn(strapi).identity();
    return siteLinks(siteUrl || strapi.config.get<string>('server.absoluteUrl', ''));
  };

  return {
    /** All links at once, for code that cannot await each. */
    links,

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

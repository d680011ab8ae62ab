import type { Page } from 'playwright-core';
import { startMailServer, type MailServer } from '../smtp';
import { sendingTo } from './messages';
import { mailPort, openSite, type Api, type Site, type VisitorOptions } from './site';
import { watchOrigin } from './visit';

/** The site as members meet it: by the messages that it sends, and on pages that are watched. */
export interface MailedSite extends Site {
  /** What the messages arrive at. */
  server: MailServer;
  staff: Api;
  /** What pages did that none may do: see `watchOrigin`. */
  elsewhere: string[];
  /** Opens a path of the site as somebody who is not signed in. */
  open(path: string, options?: VisitorOptions): Promise<Page>;
}

export const openMailedSite = async (): Promise<MailedSite> => {
  const server = await startMailServer(mailPort());
  const site = await openSite({ env: sendingTo(server), isShared: true });
  const staff = await site.api('membership-staff');
  const elsewhere: string[] = [];
  return {
    ...site,
    server,
    staff,
    elsewhere,
    async open(path, options) {
      const page = await site.visitor(options);
      await watchOrigin(page, site.address, elsewhere);
      await page.goto(`${site.address}${path}`);
      return page;
    },
    async close() {
      await site.close();
      await server.close();
    },
  };
};

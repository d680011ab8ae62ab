import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible';
import { linkIn, messageTo } from './messages';
import type { MailedSite } from './mailed-site';
import { viewOf } from './member';
import type { VisitorOptions } from './site';
import { overflow, pressButton, smallTargets } from './visit';

/** Somebody of a member in the member space, for the tests that look at it. */

export const PASSWORD = 'Une phrase qui se retient';
const WHOLE = { within: 'html' };
const TELEPHONE = { width: 320, height: 640 };

/** The first of a member's people who can be written to. */
export const contactOf = async (
  site: MailedSite,
  member: string,
): Promise<{ id: string; email: string; name: string }> => {
  const { contacts } = (await viewOf(site.staff, member)) as unknown as {
    contacts: { id: string; email: string | null; name: string }[];
  };
  const contact = contacts.find(({ email }) => email);
  if (!contact?.email) throw new Error('Nobody can be written to.');
  return { ...contact, email: contact.email };
};

/** Invites them to the space, where they choose a password and come in. */
export const enterSpace = async (
  site: MailedSite,
  member: string,
  options: VisitorOptions & { language: 'fr' | 'en' },
): Promise<Page> => {
  const { id, email } = await contactOf(site, member);
  const at = `/membership-lifecycle/memberships/${member}/member-access/invite`;
  await site.staff.send('POST', at, { contactId: id });
  await site.sendMessages();
  // The message is in the language of its person, which need not be the one that the test reads.
  const [, secret] = linkIn(messageTo(site.server, email), '/espace').split('#');
  const english = options.language === 'en';
  const page = await site.open(`/espace${english ? '?lang=en' : ''}#${secret}`, options);
  await page.getByLabel(english ? 'New password' : 'Nouveau mot de passe').fill(PASSWORD);
  await pressButton(page, english ? 'Open my access' : 'Ouvrir mon accès');
  return page;
};

/** Turns to a page of the space, by its name in the navigation. */
export const turnTo = async (page: Page, name: string): Promise<void> => {
  await page.locator('.space-nav').getByRole('link', { name, exact: true }).click();
  await page.locator('.space-nav [aria-current]', { hasText: name }).waitFor();
};

/** What everybody must be able to read, however narrow and dark their screen is. */
export const expectReadable = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await expectAccessible(page, { ...WHOLE, heading: name });
  await page.setViewportSize(TELEPHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, { ...WHOLE, heading: name });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
};

/** The same of pages that anybody opens, on a telephone: each path, and the heading that it leads to. */
export const expectReadableOnTelephone = async (
  site: MailedSite,
  pages: readonly (readonly [path: string, name: string])[],
): Promise<void> => {
  for (const [path, name] of pages) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await site.open(path, { colorScheme, viewport: TELEPHONE });
      await expectAccessible(page, { ...WHOLE, heading: name });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
    }
  }
};

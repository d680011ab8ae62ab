import type { Locator, Page } from 'playwright-core';

/** Reading the pages of the site as anybody does, and noting what they must never do. */

/** What each page of the site must do nowhere: ask another host for anything, or be stopped by its own policy. */
export const watchOrigin = async (page: Page, address: string, seen: string[]): Promise<void> => {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      seen.push(`asked for ${url}`);
    }
  });
  await page.exposeFunction('noteViolation', (what: string) => seen.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { noteViolation } = window as unknown as { noteViolation: (what: string) => void };
      noteViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
};

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/**
 * What is there to be pressed and is smaller than 24 pixels. Links within a sentence are left aside,
 * as WCAG 2.2 leaves them.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('a, button, input, select, textarea'))
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => !element.matches('[aria-hidden], p > a, .skip'))
      .map((element) => ({ element, ...element.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 24 || height < 24)
      .map(({ element, width, height }) => `${element.outerHTML.slice(0, 80)} ${width}×${height}`),
  );

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { name }).first();

/** What is read on a page, its navigation aside. */
export const main = (page: Page): Promise<string> => page.getByRole('main').innerText();

export const pressButton = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

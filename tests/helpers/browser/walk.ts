import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { PLUGIN_ID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** The admin walked as its menus lead: each page, and what each button of it opens. */

export interface Look {
  /** Where: the address, then what was pressed there. */
  place: string;
  texts: string[];
}

/**
 * Notes how many answers a page waits for. What would change something is refused by the page itself,
 * so that every button can be pressed.
 */
export const holdBack = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const { fetch } = window;
    const state = window as unknown as { waiting: number };
    state.waiting = 0;
    const error = {
      status: 400,
      name: 'ApplicationError',
      message: 'Refusé pour l’essai.',
      details: {},
    };
    window.fetch = async (input, init) => {
      const { method, url } = new Request(input, init);
      if (!['GET', 'HEAD'].includes(method) && !url.endsWith('/admin/access-token'))
        return Response.json({ data: null, error }, { status: 400 });
      state.waiting += 1;
      try {
        return await fetch(input, init);
      } finally {
        state.waiting -= 1;
      }
    };
  });
};

/** Waits until a page has its title and waits for no answer. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const { waiting } = window as unknown as { waiting: number };
    const quiet = (window as unknown as { quiet?: number }).quiet ?? 0;
    // The sign that something is loading has no other name.
    const LOADING = '[aria-busy=true], [role=alert][aria-live=assertive] img';
    const isBusy =
      waiting > 0 || !document.querySelector('h1, h2') || document.querySelector(LOADING) !== null;
    // Answers lead to further questions, a drawing later.
    Object.assign(window, { quiet: isBusy ? 0 : quiet + 1 });
    return !isBusy && quiet > 5;
  });
  await page.evaluate(() => Object.assign(window, { quiet: 0 }));
};

/** Goes to an address of the admin without loading the admin again. */
export const goTo = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await settled(page);
};

/**
 * The sentences that people read on a page, or are told of it, each in one piece.
 * Parts that are marked as English are left aside, and so is what people typed.
 */
export const shownOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEFT =
      'script, style, noscript, textarea, select[aria-hidden=true], [contenteditable=true], :not(html)[lang]:not([lang^=fr])';
    const NAMES = [
      'aria-label',
      'aria-description',
      'title',
      'placeholder',
      'alt',
      'aria-valuetext',
    ];
    const blocks = new Map<Element, string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement || parentElement.closest(LEFT) || !parentElement.checkVisibility())
        continue;
      let block = parentElement;
      while (getComputedStyle(block).display === 'inline' && block.parentElement) {
        block = block.parentElement;
      }
      blocks.set(block, (blocks.get(block) ?? '') + (textContent ?? ''));
    }
    const named = NAMES.flatMap((name) =>
      Array.from(document.body.querySelectorAll(`[${name}]`))
        .filter((element) => !element.closest(LEFT))
        .map((element) => element.getAttribute(name) ?? ''),
    );
    const all = [document.title, ...blocks.values(), ...named].map((text) => text.trim());
    return [...new Set(all)].filter((text) => text !== '');
  });

const OPENED = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
/** One of each: the second line of a list has the same buttons as the first. */
const PRESSED = ['main button:not([disabled])', 'main [role=combobox]', 'main [role=tab]']
  .map(
    (one) =>
      `${one}:visible:not(tbody tr:nth-child(n+2) *, li:nth-child(n+2) li *, [aria-hidden=true] *)`,
  )
  .join(', ');

/** Closes whatever is open over a page, its own question included. */
const closeAll = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 4 && (await page.locator(OPENED).count()) > 0; tries += 1) {
    const leaving = page.getByRole('alertdialog').getByRole('button').last();
    if ((await leaving.count()) > 0) await leaving.click();
    else await page.keyboard.press('Escape');
    await settled(page);
  }
};

const nameOf = (button: Locator): Promise<string> =>
  button.evaluate((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim());

/** Presses what a page has to be pressed, one after the other, and looks at what comes. */
export const pressAll = async (
  page: Page,
  look: (pressed: string) => Promise<void>,
  { most = 60 }: { most?: number } = {},
): Promise<void> => {
  const address = new URL(page.url());
  const from = address.pathname + address.search;
  const pressed = new Set<string>();
  for (let step = 0; step < most; step += 1) {
    const names = await page
      .locator(PRESSED)
      .evaluateAll((all) =>
        all.map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
      );
    const next = names.findIndex((name) => !pressed.has(name));
    if (next === -1) return;
    const name = names[next]!;
    pressed.add(name);
    const button = page.locator(PRESSED).nth(next);
    if ((await nameOf(button)) !== name) continue;
    await button.click({ timeout: 3_000 }).catch(() => undefined);
    await settled(page);
    await look(name);
    const sending = page.getByRole('dialog').locator('button[type=submit]:not([disabled])');
    if ((await sending.count()) > 0) {
      await sending
        .last()
        .click({ timeout: 3_000 })
        .catch(() => undefined);
      await settled(page);
      await look(`${name} → envoyé`);
    }
    await closeAll(page);
    const now = new URL(page.url());
    if (now.pathname + now.search !== from) await goTo(page, from);
  }
};

/** The buttons and links of a page's tables that the Tab key does not reach. */
export const outOfTabOrder = (page: Page): Promise<string[]> =>
  page
    .locator('main table')
    .locator('a, button')
    .evaluateAll((all) =>
      all
        .filter((one) => (one as HTMLElement).tabIndex < 0)
        .map((one) => `not reached by Tab: ${one.outerHTML.slice(0, 120)}`),
    );

/** The addresses to which the menus of an open page lead, within the admin. */
const ledTo = (page: Page): Promise<string[]> =>
  page.locator('nav a[href^="/admin"]').evaluateAll((all) => [
    ...new Set(
      all.map((one) => {
        const { pathname } = new URL((one as HTMLAnchorElement).href);
        return pathname;
      }),
    ),
  ]);

const API = path.resolve(__dirname, '../../../src/api');
const PLUGIN = `/admin/plugins/${PLUGIN_ID}`;
/** A page of the plugin at `<address>` is named by the text `menu.<address>`. */
const MENU = 'menu.';
/** Pages with an address of their own: those of the plugin, and the list of each type of the application. */
const KNOWN = [
  ...Object.keys(textsIn('fr'))
    .filter((key) => key.startsWith(MENU))
    .map((key) => `${PLUGIN}/${key.slice(MENU.length)}`),
  `${PLUGIN}/members/new`,
  ...fs
    .readdirSync(API)
    .map((name) => `/admin/content-manager/collection-types/api::${name}.${name}`),
];
/** Pages whose menus lead to others. */
const HUBS = ['/admin', '/admin/settings', '/admin/content-manager'];

/**
 * The pages of the admin: those that the plugin has, and all that the menus, of the settings too, lead this
 * person to: a new page is among them by itself.
 */
export const placesOf = async (page: Page): Promise<string[]> => {
  const found = new Set(HUBS.slice(0, 1));
  for (const hub of HUBS) {
    await goTo(page, hub);
    for (const place of await ledTo(page)) found.add(place);
  }
  for (const hub of HUBS.slice(1)) found.delete(hub);
  return [...new Set([...found, ...KNOWN])];
};

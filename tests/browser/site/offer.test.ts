import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { expectFocusShown, focused, press, tabTo } from '../../helpers/browser/keyboard';
import { overflow, smallTargets, watchOrigin } from '../../helpers/browser/visit';
import { infoOf, hasPdfTools } from '../../helpers/pdf';

/** The site as a visitor finds it: on a telephone, by keyboard, on paper, without JavaScript. */

const PAGES = [
  '/',
  '/offres/adhesions-2021',
  '/adhesion',
  '/repondre',
  '/espace',
  '/accessibilite',
  '/donnees-personnelles',
];
const RULES = { within: 'html', heading: /./ };

let site: Site;
const elsewhere: string[] = [];

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const open = async (path: string, options: Parameters<Site['visitor']>[0] = {}): Promise<Page> => {
  const page = await site.visitor(options);
  if (options.javaScriptEnabled !== false) await watchOrigin(page, site.address, elsewhere);
  await page.goto(`${site.address}${path}`);
  await page.waitForLoadState('networkidle');
  return page;
};

const inLanguage = (path: string, language: 'fr' | 'en') =>
  language === 'en' ? `${path}?lang=en` : path;

describe('without JavaScript', () => {
  it('the whole offer is read', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    const main = page.getByRole('main');
    for (const part of ['Adhésions 2021', 'Pourquoi adhérer', '6 séances', '5\u202f000\u00a0€']) {
      expect(await main.textContent()).toContain(part);
    }
    expect(await main.getByRole('list').first().getByRole('listitem').count()).toBe(5);
  });

  it('the form says how to apply all the same', async () => {
    const page = await open('/adhesion', { javaScriptEnabled: false });
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('désactivé dans votre navigateur');
    expect(text).toContain('adhesions@atelier-commun.example');
  });
});

describe('by keyboard', () => {
  it('the first key leads past the navigation, the next ones to the form', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toContain('Aller au contenu');
    await expectFocusShown(page);
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('main').getByRole('link', { name: 'Demander une adhésion' }));
    await page.waitForURL('**/adhesion');
  });

  it('every link of the offer is reached and shows that it is', async () => {
    const page = await open('/');
    await tabTo(page, page.getByRole('link', { name: /^Accessibilité/ }));
  });
});

const WIDE = { width: 1280, height: 800 };

describe('by anybody', () => {
  it.each(PAGES)(
    '%s is as wide as a window of 320 pixels, nothing is hard to press, and axe finds nothing',
    async (path) => {
      for (const language of ['fr', 'en'] as const) {
        const page = await open(inLanguage(path, language), {
          viewport: { width: 320, height: 640 },
        });
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await smallTargets(page)).toEqual([]);
        await page.setViewportSize(WIDE);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await expectAccessible(page, RULES);
        }
        await page.context().close();
      }
    },
  );

  it('the offer is read at twice the size of its letters', async () => {
    const page = await open('/', { viewport: WIDE });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 640,
      height: 400,
      deviceScaleFactor: 2,
      mobile: false,
    });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

describe('on paper', () => {
  it.each(['fr', 'en'] as const)('the offer is one sheet of A4: %s', async (language) => {
    const page = await open(inLanguage('/', language));
    const pdf = await page.pdf({ format: 'A4' });
    if (hasPdfTools()) expect(infoOf(pdf)).toMatch(/Pages:\s+1\n/);
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('says where to apply, and nothing that can only be pressed', async () => {
    const page = await open('/');
    await page.emulateMedia({ media: 'print' });
    const text = await page.getByRole('main').innerText();
    expect(text).toMatch(/en quelques minutes\s: \S+\/adhesion/);
    expect(text).not.toContain('Demander une adhésion');
  });
});

describe('for other languages and eyes', () => {
  it('the link to the other language leads to the same page', async () => {
    const page = await open('/adhesion');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/adhesion?lang=en');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toBe('Apply for membership – L’Atelier commun');
  });

  it('an address without an offer says so, and leads back', async () => {
    const page = await open('/offres/rien');
    await expectAccessible(page, { within: 'html', heading: 'Cette offre n’existe pas' });
    await page.getByRole('link', { name: 'Voir l’offre en cours' }).click();
    await page.getByRole('heading', { name: 'Adhésions 2021' }).waitFor();
  });
});

describe('with a picture', () => {
  const OFFERS = '/content-manager/collection-types/api::offer.offer';
  const WORDS = 'Une salle, des cartes au mur';

  beforeAll(async () => {
    const editor = await site.signIn('communications');
    const token = await editor.evaluate(() => localStorage.getItem('jwtToken') ?? '');
    const form = new FormData();
    const image = fs.readFileSync(path.resolve(__dirname, '../../../docs/images/site-offre.png'));
    form.append('files', new Blob([image], { type: 'image/png' }), 'salle.png');
    form.append('fileInfo', JSON.stringify({ alternativeText: WORDS }));
    const headers = { Authorization: `Bearer ${JSON.parse(token)}` };
    const sent = await fetch(`${site.address}/upload`, { method: 'POST', headers, body: form });
    const [picture] = (await sent.json()) as { id: number }[];
    const api = await site.api('communications');
    const { results } = (await api.get<{ results: { documentId: string }[] }>(OFFERS)).body;
    const publish = `${OFFERS}/${results[0]?.documentId}/actions/publish?locale=fr`;
    expect((await api.send('POST', publish, { picture: picture?.id })).status).toBe(200);
  });

  it.each([WIDE, { width: 320, height: 640 }])(
    'nothing moves as it comes late into %p, and axe finds nothing',
    async (viewport) => {
      const page = await site.visitor({ viewport });
      await page.addInitScript(() => {
        const shifts = (list: PerformanceObserverEntryList) => {
          for (const entry of list.getEntries()) {
            const { value } = entry as PerformanceEntry & { value: number };
            document.documentElement.dataset.shift = String(value);
          }
        };
        new PerformanceObserver(shifts).observe({ type: 'layout-shift', buffered: true });
      });
      await page.route('**/uploads/**', async (route) => {
        await page.waitForTimeout(500);
        await route.continue();
      });
      await page.goto(`${site.address}/`);
      await page.waitForFunction(
        (alt) => Array.from(document.images).some((one) => one.alt === alt && one.naturalWidth > 0),
        WORDS,
      );
      expect(await page.locator('html').getAttribute('data-shift')).toBeNull();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page, RULES);
    },
  );

  it('the offer stays one sheet of A4', async () => {
    const page = await open('/');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

it('no page asked another host for anything, nor met its own policy', () => {
  expect(elsewhere).toEqual([]);
});

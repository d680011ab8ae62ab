import type { Page, Route } from 'playwright-core';
import type { OperationsView } from '../../../src/plugins/membership-lifecycle/shared/operations/operations';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';

/** The warning of the home page: there while something is late, and then it says what to do. */

const TITLE = 'L’application a pris du retard';
const HOUR = 3_600;
const PAGES = '/admin/plugins/membership-lifecycle';

const LATE: OperationsView = {
  late: ['daily-run', 'messages', 'events'],
  dailyRun: {
    finishedAt: '2026-11-22T05:05:00.000Z',
    ageSeconds: 79 * HOUR,
    durationSeconds: 1,
    failures: 0,
  },
  messages: { count: 12, oldestAgeSeconds: 5 * HOUR + 60 },
  events: { count: 1, oldestAgeSeconds: 30 * HOUR },
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const warning = (page: Page) => page.getByRole('region', { name: TITLE });
/** Hours cannot pass for the server of a test: what it would answer then is answered for it. */
const answerLate = (page: Page) =>
  page.route('**/membership-lifecycle/operations', (route: Route) =>
    route.fulfill({ json: { data: LATE } }),
  );
const home = async (page: Page) => {
  await page.goto(`${site.address}/admin`);
  await page.locator('[data-strapi-widget-id$="renewals-today"]').waitFor();
};

it('is not there while all is well', async () => {
  const page = await site.signIn('membership-staff', { path: `${PAGES}/counters` });
  const answered = page.waitForResponse('**/membership-lifecycle/operations');
  await home(page);
  expect(((await (await answered).json()) as { data: OperationsView }).data.late).toEqual([]);
  expect(await warning(page).isVisible()).toBe(false);
});

it('says what is late, since when, and leads to where it is done or read', async () => {
  const page = await site.signIn('reader');
  await answerLate(page);
  await home(page);
  const lines = warning(page).getByRole('listitem');
  await lines.first().waitFor();
  expect(await lines.allTextContents()).toEqual([
    expect.stringMatching(/^Le traitement quotidien n’est pas passé depuis 3 jours\./),
    expect.stringMatching(
      /^12 lettres attendent de partir, depuis 5 heures pour la plus ancienne\./,
    ),
    expect.stringMatching(/^1 événement attend d’être transmis .*, depuis 30 heures/),
  ]);
  await expectAccessible(page, {
    heading: TITLE,
    within: '[data-strapi-widget-id$="running-late"]',
    // Strapi draws the frame and its title.
    except: 'header',
  });
  await warning(page).getByRole('link', { name: 'Voir les lettres qui attendent' }).click();
  await page.waitForURL(/messages\?state=queued/);
  await home(page);
  await warning(page).getByRole('link', { name: 'Le lancer depuis l’échéancier' }).click();
  await page.getByRole('heading', { name: 'Échéancier', level: 1 }).waitFor();
});

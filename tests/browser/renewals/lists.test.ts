import { expectAccessible, openSite, type Site } from '../../helpers/browser';

/** Lists that were asked for: late by month, what is used of rights, renewals by column, the year in brief. */

const PAGES = '/admin/plugins/membership-lifecycle';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const open = (path: string) => site.signIn('membership-staff', { path: `${PAGES}/${path}` });

test('late calls are told by month, and a figure leads to its calls', async () => {
  const page = await open('dues');
  await page.getByRole('tab', { name: 'Retards par mois' }).click();
  const table = page.getByRole('table', { name: 'Retards par mois' });
  await table.waitFor();
  await expectAccessible(page, { heading: 'Cotisations à encaisser' });
  const first = table.getByRole('row').nth(1);
  const month = await first.getByRole('rowheader').innerText();
  await first.getByRole('link', { name: /appel/ }).click();
  await page.getByRole('button', { name: `Ne plus garder l’échéance en ${month} seule` }).waitFor();
  await page
    .getByRole('status')
    .getByText(/\d+ appels?, .* à encaisser/)
    .waitFor();
  await page.goBack();
  await table.waitFor();
});

test('who used nothing is kept, of a tier and of a year', async () => {
  const page = await open('counters?use=none');
  const status = page.getByRole('status').getByText(/compteurs?, chez \d+ membres?/);
  await status.waitFor();
  await expectAccessible(page, { heading: 'Compteurs' });
  for (const row of await page.getByRole('row').filter({ hasText: ' sur ' }).allInnerTexts()) {
    expect(row).toMatch(/\b0 sur \d+/);
  }
});

test('renewals are sorted by a heading, which Back undoes', async () => {
  const page = await open('renewals?view=table');
  const heading = page.getByRole('columnheader').filter({ hasText: 'Organisme' });
  await heading.getByRole('button', { name: /Organisme/ }).click();
  await page.waitForURL(/sort=organisation/);
  await expectAccessible(page, { heading: 'Renouvellements' });
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('sort='));
  await page.getByRole('button', { name: 'Laissés hors des envois' }).click();
  await page.waitForURL(/muted=true/);
});

test('the year is in brief beside the one before, and members lead to their list', async () => {
  const page = await open('dashboard');
  const brief = page.getByRole('region', { name: 'L’année en bref' });
  await brief
    .getByText(/au 25 novembre 2025/)
    .first()
    .waitFor();
  await expectAccessible(page, { heading: 'Tableau de bord' });
  const members = await brief
    .getByRole('heading', { name: 'Membres', exact: true })
    .locator('..')
    .innerText();
  const count = /\d+/.exec(members)?.[0];
  await brief.getByRole('link', { name: 'Membres', exact: true }).click();
  await page.getByText(`${count} membres`, { exact: true }).waitFor();
});

import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { bytesOf } from '../../helpers/browser/download';

/** The treasurer's year: its figures, the lists behind them, the entries, and a period closed. */

const PLUGIN = '/admin/plugins/membership-lifecycle';
const centsOf = (text: string): number =>
  Number(text.replace(/[^\d,-]/g, '').replace(',', '')) || 0;

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const open = async (role: 'treasurer' | 'reader'): Promise<Page> => {
  const page = await site.signIn(role, { path: `${PLUGIN}/treasury` });
  await page.getByRole('heading', { name: 'Mois par mois' }).waitFor();
  return page;
};
const taken = async (page: Page, button: Locator) => {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: (await bytesOf(file)).toString('utf8') };
};

test('a reader finds the year, whose figures lead to their lists, and no entries', async () => {
  const page = await open('reader');
  await expectAccessible(page, { heading: 'Trésorerie' });
  expect(await page.getByRole('tab').count()).toBe(0);
  const received = page.getByRole('link', { name: /Encaissé, Au 25 novembre 2026$/ });
  const sum = centsOf((await received.textContent()) ?? '');
  await received.click();
  const told = page.getByRole('status').filter({ hasText: 'moins ce qui a été rendu' });
  await told.waitFor();
  const [, listed] = ((await told.textContent()) ?? '').split(/\s:\s/);
  expect(centsOf(listed)).toBe(sum);
  await expectAccessible(page, { heading: 'Règlements' });
  await page.goBack();
  await page.getByRole('link', { name: /En retard, Au 25 novembre 2026$/ }).click();
  await page.getByRole('row').nth(1).waitFor();
  await expectAccessible(page, { heading: 'Appels et avoirs' });
});

test('the treasurer takes entries as a file, sets accounts, and closes a year for good', async () => {
  const page = await open('treasurer');
  await page.getByRole('tab', { name: 'Écritures comptables' }).click();
  const totals = page.getByRole('table', { name: 'Mouvements de la période par compte' });
  await totals.getByText('411 Adhérents').waitFor();
  await expectAccessible(page, { heading: 'Trésorerie' });

  await page.getByRole('button', { name: 'Comptes et journaux' }).click();
  const bank = page.getByRole('group', { name: 'Banque', exact: true }).getByLabel('Compte');
  await bank.fill('BANQUE');
  await page.getByRole('button', { name: 'Enregistrer les comptes' }).click();
  await page.getByText('commence par trois chiffres').waitFor();
  await bank.fill('5121');
  await page.getByRole('button', { name: 'Enregistrer les comptes' }).click();
  await totals.getByText('5121 Banque').waitFor();

  const fec = page.getByRole('button', { name: 'Écritures au format des colonnes du FEC' });
  const { name, text } = await taken(page, fec);
  expect(name).toMatch(/^\d{9}FEC20261231\.txt$/);
  expect(text.split('\r\n')[0].split('\t')).toHaveLength(18);

  await page.getByRole('button', { name: 'Clôturer une période' }).click();
  const dialog = page.getByRole('dialog');
  const day = dialog.getByLabel('Dernier jour de la période');
  await day.fill('31/12/2026');
  await page.keyboard.press('Tab');
  await dialog.getByText('Seule une période terminée se clôture').waitFor();
  await day.fill('31/12/2025');
  await page.keyboard.press('Tab');
  await dialog.getByText('Tout ce qui est écrit jusqu’au 31 décembre 2025').waitFor();
  const within = '[role=dialog]';
  await expectAccessible(page, { heading: 'Clôturer une période', within });
  await dialog.getByRole('button', { name: 'Clôturer pour toujours' }).click();
  const file = page.getByRole('button', { name: /^Télécharger \d{9}FEC20251231\.txt$/ });
  await file.waitFor();
  const closed = await taken(page, file);
  expect(
    closed.text
      .split('\r\n')
      .slice(1, -1)
      .every((line) => line.includes('\t20261125\t')),
  ).toBe(true);
});

test('a call that is noted for the next budget year stands in its month', async () => {
  const page = await site.signIn('treasurer', { path: `${PLUGIN}/members?duesState=uncalled` });
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Émettre l’appel de cotisation' }).first().click();
  const dialog = page.getByRole('dialog');
  const due = dialog.getByLabel('À payer avant le');
  await due.waitFor();
  expect(await due.inputValue()).not.toBe('');
  await dialog.getByLabel('Le', { exact: true }).fill('04/01/2027');
  await page.keyboard.press('Tab');
  // The due day that was proposed for today is none of that day.
  await dialog.getByText('Rien ne se fait ni ne part avant le 4 janvier 2027').waitFor();
  expect(await due.inputValue()).toBe('');
  await dialog.getByRole('button', { name: 'Prévoir pour le 4 janvier 2027' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`${site.address}${PLUGIN}/treasury?year=2027`);
  const planned = page.getByRole('table', { name: 'Appels prévus pour un jour' });
  const sum = (await planned.getByRole('row').nth(1).getByRole('cell').last().textContent()) ?? '';
  expect(centsOf(sum)).toBeGreaterThan(0);
  const january = page.getByRole('row', { name: /^janvier 2027/ });
  expect(centsOf((await january.getByRole('cell').last().textContent()) ?? '')).toBe(centsOf(sum));
});

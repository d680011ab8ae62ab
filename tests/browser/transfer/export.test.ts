import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { bytesOf } from '../../helpers/browser/download';
import { untilFocused } from '../../helpers/browser/keyboard';
import { memberNamed, openMember } from '../../helpers/browser/member';
import { parse } from '../../helpers/csv';

/** Lists and members taken as files, as a person takes them. */

const PLUGIN = '/admin/plugins/membership-lifecycle';
const CONTENT = '/admin/content-manager/collection-types';
const DAY = '2026-11-25';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

interface Taken {
  name: string;
  content: Buffer;
}

/** Opens « Exporter » and takes one of its files. */
const take = async (page: Page, item: string | RegExp): Promise<Taken> => {
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await saved;
  return { name: download.suggestedFilename(), content: await bytesOf(download) };
};
const rowsOf = ({ content }: Taken): string[][] => parse(content.toString('utf8'));

const open = async (path: string, role: 'membership-staff' | 'reader' = 'membership-staff') => {
  const page = await site.signIn(role, { path });
  await page.getByRole('row').nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  return page;
};

test('takes the calls that the filters keep, and no other', async () => {
  const page = await open(`${PLUGIN}/dues`);
  const all = await take(page, 'Cotisations à encaisser (CSV)');
  expect(all.name).toBe(`cotisations-a-encaisser-${DAY}.csv`);
  await page.getByRole('button', { name: 'Échéance dépassée seulement' }).click();
  await page.waitForURL(/overdue=true/);
  const kept = rowsOf(await take(page, 'Cotisations à encaisser (CSV)'));
  await page.getByRole('row').nth(kept.length).waitFor({ state: 'detached' });
  expect(kept).toHaveLength(await page.getByRole('row').count());
  expect(kept.length).toBeLessThan(rowsOf(all).length);
  const excel = await take(page, 'Cotisations à encaisser (Excel)');
  expect(excel.name).toBe(`cotisations-a-encaisser-${DAY}.xlsx`);
  expect(excel.content.subarray(0, 2).toString()).toBe('PK');
});

test('opens the menu by keyboard, and gives the focus back', async () => {
  const page = await open(`${PLUGIN}/counters`);
  const button = page.getByRole('button', { name: 'Exporter', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  await untilFocused(page, button);
  await expectAccessible(page, { heading: 'Compteurs' });
});

test('takes the memberships that the Content Manager lists, filtered', async () => {
  const filter = 'filters[$and][0][membershipStatus][$eq]=active';
  const page = await open(`${CONTENT}/api::membership.membership?${filter}`);
  const [headings, ...rows] = rowsOf(await take(page, 'Ces adhésions (CSV)'));
  const status = headings.indexOf('Statut');
  expect(new Set(rows.map((row) => row[status]))).toEqual(new Set(['Adhésion en cours']));
  const history = await take(page, 'Historique, à réimporter (CSV)');
  expect(history.name).toBe(`historique-${DAY}.csv`);
  const [fields, ...lines] = rowsOf(history);
  const of = (row: string[], heading: string) => row[fields.indexOf(heading)];
  expect(new Set(lines.map((row) => of(row, 'Référence')))).toEqual(
    new Set(rows.map(([reference]) => reference)),
  );
});

test('takes the organisations that the Content Manager lists', async () => {
  const page = await open(`${CONTENT}/api::organisation.organisation`, 'reader');
  const file = await take(page, 'Ces organismes (CSV)');
  expect(file.name).toBe(`organismes-${DAY}.csv`);
  expect(rowsOf(file).length).toBeGreaterThan(1);
});

test('takes the whole of a member from its page; who only reads is not offered it', async () => {
  const api = await site.api('membership-staff');
  const id = await memberNamed(api, 'Ville de Valbrume');
  const page = await site.signIn('membership-staff', {});
  await openMember(page, site.address, id);
  const whole = rowsOf(await take(page, 'Tout le dossier (CSV)'));
  const titles = whole.filter((row) => row.length === 1).map(([title]) => title);
  expect(titles).toEqual(expect.arrayContaining(['Organisme', 'Périodes', 'Journal', 'Messages']));
  const reader = await site.signIn('reader', {});
  await openMember(reader, site.address, id);
  expect(await reader.getByRole('button', { name: 'Exporter', exact: true }).count()).toBe(0);
});

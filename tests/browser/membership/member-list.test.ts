import type { Page } from 'playwright-core';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { ListedMember } from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';

/** « Membres »: somebody is found by a few letters, opened, and the list is there on the way back. */

const MEMBERS = '/admin/plugins/membership-lifecycle/members';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const answer = async (query: string): Promise<Paged<ListedMember>> => {
  const api = await site.api('membership-staff');
  return (await api.get<Paged<ListedMember>>(`/membership-lifecycle/members?${query}`)).body;
};
const open = async (query = ''): Promise<Page> => {
  const page = await site.signIn('membership-staff', { path: `${MEMBERS}${query}` });
  await page.getByRole('heading', { name: 'Membres', level: 1 }).waitFor();
  return page;
};
const searchIn = (page: Page) => page.getByRole('searchbox', { name: 'Chercher un membre' });
const counted = (page: Page, total: number) =>
  page
    .getByRole('status')
    .filter({ hasText: total === 0 ? 'Aucun membre' : new RegExp(`^${total} membres?$`) })
    .waitFor();
const links = async (page: Page): Promise<string[]> =>
  page.getByRole('main').getByRole('row').getByRole('link').allTextContents();

test('is the first page of the year, with everybody by name', async () => {
  const page = await open();
  const { data, meta } = await answer('pageSize=20');
  await counted(page, meta.pagination.total);
  expect(await links(page)).toEqual(data.map(({ organisation }) => organisation));
  const menu = page.getByRole('navigation', { name: 'Adhésions' });
  expect(await menu.getByRole('link').first().textContent()).toContain('Membres');
  await expectAccessible(page, { heading: 'Membres' });
});

test('a member is found as one types, opened by the keyboard, and Back finds the list again', async () => {
  const page = await open();
  const { data, meta } = await answer('search=commune&status=active');
  await page.getByRole('combobox', { name: 'Statut' }).click();
  await page.getByRole('option', { name: 'Adhésion en cours' }).click();
  await page.waitForURL(/status=active/);
  await searchIn(page).pressSequentially('COMMUNE ');
  await page.waitForURL(/search=COMMUNE/);
  await counted(page, meta.pagination.total);
  expect(await searchIn(page).inputValue()).toBe('COMMUNE ');
  const first = page.getByRole('main').getByRole('link', { name: data[0].organisation });
  await first.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(data[0].id));
  await page.getByRole('heading', { name: data[0].organisation, level: 1 }).first().waitFor();
  await page.goBack();
  await counted(page, meta.pagination.total);
  expect(await searchIn(page).inputValue()).toBe('COMMUNE');
  expect(page.url()).toMatch(/status=active/);
});

test('a heading sorts, up and down, and says so', async () => {
  const page = await open('?pageSize=100');
  const heading = page.getByRole('columnheader', { name: 'Membre depuis' });
  for (const [way, sorted] of [
    ['asc', 'ascending'],
    ['desc', 'descending'],
  ]) {
    await heading.getByRole('button').click();
    await page.waitForURL(new RegExp(`sort=since(:|%3A)${way}`));
    expect(await heading.getAttribute('aria-sort')).toBe(sorted);
    const { data } = await answer(`sort=since:${way}&pageSize=100`);
    const last = data[data.length - 1].organisation;
    await page.getByRole('main').getByRole('row').last().getByText(last).waitFor();
    expect(await links(page)).toEqual(data.map(({ organisation }) => organisation));
  }
});

test('without anybody, the page says what was searched and leads back to all', async () => {
  const page = await open();
  await searchIn(page).fill('100% & nulle_part');
  await page.getByText('Aucun membre ne répond à « 100% & nulle_part ».').waitFor();
  await expectAccessible(page, { heading: 'Membres' });
  await page.reload();
  await page.getByText('Aucun membre ne répond à « 100% & nulle_part ».').waitFor();
  await page.getByRole('button', { name: 'Montrer tous les membres' }).click();
  const { meta } = await answer('');
  await counted(page, meta.pagination.total);
  expect(await searchIn(page).inputValue()).toBe('');
});

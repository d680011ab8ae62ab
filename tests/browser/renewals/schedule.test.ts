import type { Page } from 'playwright-core';
import type {
  ScheduledMessage,
  ScheduleView,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/schedule';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';

/** « Échéancier »: the coming days, as staff look at them. */

const SCHEDULE = '/admin/plugins/membership-lifecycle/schedule';
const API = '/membership-lifecycle';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const answer = async (query: string): Promise<ScheduleView> => {
  const api = await site.api('membership-staff');
  return (await api.get<ScheduleView>(`${API}/schedule?${query}`)).body;
};
const open = async (query = ''): Promise<Page> => {
  const page = await site.signIn('membership-staff', { path: `${SCHEDULE}${query}` });
  await days(page).getByRole('button').nth(1).waitFor();
  return page;
};
const days = (page: Page) =>
  page.getByRole('navigation', { name: 'Jours où il se passe quelque chose' });
const journal = async (): Promise<number> => {
  const api = await site.api('administrator');
  const { body } = await api.get<{ meta: { pagination: { total: number } } }>(`${API}/messages`);
  return body.meta.pagination.total;
};

test('tells each coming day, what is done and who is left out', async () => {
  const page = await open();
  await expectAccessible(page, { heading: 'Échéancier' });
  const { meta } = await answer('');
  expect(await days(page).getByRole('button').count()).toBe(meta.days.length + 1);

  await page.getByRole('button', { name: 'Laissés de côté', exact: true }).click();
  const { data } = await answer(`to=${meta.to}&facet=left-out`);
  expect(data.length).toBeGreaterThan(0);
  const [first] = data;
  await page.getByText(first.because.text.fr).first().waitFor();
  await page.getByRole('link', { name: first.organisation }).first().waitFor();
});

test('goes a year ahead, to the day that is chosen', async () => {
  const page = await open();
  await page.getByRole('button', { name: '1 an', exact: true }).click();
  const { meta } = await answer('');
  const year = await answer(`to=${meta.until}`);
  const last = year.meta.days[year.meta.days.length - 1];
  expect(last.on > meta.to).toBe(true);
  const day = days(page).getByRole('button').last();
  await page.waitForURL(/to=/);
  const count = year.meta.days.length + 1;
  await page.waitForFunction(
    ([label, expected]) =>
      document.querySelectorAll(`nav[aria-label="${label}"] button`).length === expected,
    ['Jours où il se passe quelque chose', count] as const,
  );
  await day.click();
  await page.waitForURL(new RegExp(`day=${last.on}`));
  const lines = await answer(`to=${meta.until}&day=${last.on}`);
  await page.getByRole('link', { name: lines.data[0].organisation }).first().waitFor();
  await page.mouse.move(0, 0);
  await expectAccessible(page, { heading: 'Échéancier' });
});

test('shows a message in full as it will be sent, and writes nothing by looking', async () => {
  const before = await journal();
  const { meta } = await answer('');
  const { data } = await answer(`to=${meta.until}&facet=letter`);
  const line = data[0];
  const api = await site.api('membership-staff');
  const { body } = await api.get<{ data: ScheduledMessage }>(
    `${API}/schedule/letter?membership=${line.membershipId}&on=${line.on}&key=${encodeURIComponent(line.key)}`,
  );
  const page = await open(`?to=${meta.until}&facet=letter`);
  await page
    .getByRole('button', { name: `Lire « ${line.letter?.names.fr} » pour ${line.organisation}` })
    .first()
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(body.data.subject).first().waitFor();
  await dialog.getByText(body.data.toEmail).first().waitFor();
  const words = body.data.text.split('\n').filter((text) => text.trim() !== '');
  for (const text of words) expect(await dialog.textContent()).toContain(text.trim());
  await expectAccessible(page, {
    heading: line.letter?.names.fr ?? '',
    within: '[role="dialog"]',
  });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await journal()).toBe(before);
});

test('shows the last daily runs, and runs the day at once', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Traitements quotidiens' }).click();
  const dialog = page.getByRole('dialog', { name: 'Traitements quotidiens' });
  const ofToday = dialog.getByText('25 novembre 2026', { exact: true });
  await ofToday.first().waitFor();
  await expectAccessible(page, { heading: 'Traitements quotidiens', within: '[role="dialog"]' });
  const before = await ofToday.count();
  await dialog.getByRole('button', { name: 'Lancer maintenant' }).click();
  await page
    .getByText(/^(Rien à faire\s: tout est à jour\.|\d+ actions? faites?\.)$/)
    .first()
    .waitFor();
  await ofToday.nth(before).waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).first().click();
  await dialog.waitFor({ state: 'detached' });
});

test('only shows the runs to those who read', async () => {
  const page = await site.signIn('reader', { path: SCHEDULE });
  await page.getByRole('button', { name: 'Traitements quotidiens' }).click();
  const dialog = page.getByRole('dialog', { name: 'Traitements quotidiens' });
  await dialog.getByText('Terminé', { exact: true }).first().waitFor();
  expect(await dialog.getByRole('button', { name: 'Lancer maintenant' }).count()).toBe(0);
});

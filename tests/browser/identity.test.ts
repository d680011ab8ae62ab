import type { Page } from 'playwright-core';
import type { IdentityView } from '../../src/plugins/membership-lifecycle/shared/contracts';
import { expectAccessible, openSite, type Site } from '../helpers/browser';

/** The association's identity, as the administrator fills it in. */

const IDENTITY = '/admin/settings/membership-lifecycle/identity';
const API = '/membership-lifecycle/settings/identity';
const TITLE = 'Identité de l’association';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const stored = async (): Promise<IdentityView> => {
  const api = await site.api('administrator');
  return (await api.get<{ data: IdentityView }>(API)).body.data;
};
const open = async (): Promise<Page> => {
  const page = await site.signIn('administrator', { path: IDENTITY });
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  await field(page, 'IBAN').waitFor();
  return page;
};
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
/** Saves, and gives the status of the server's answer. */
const save = async (page: Page): Promise<number> => {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  return (await answered).status();
};

test('shows a wrong IBAN beside its field, keeps what was typed, and takes the right one', async () => {
  const before = await stored();
  const page = await open();
  await field(page, 'Ville').fill('Lyon');
  await field(page, 'IBAN').fill('FR76 3000 6000 0112 3456 7890 188');
  expect(await save(page)).toBe(400);
  await page.getByText(/La clé de contrôle de cet IBAN est fausse/).waitFor();
  await expectAccessible(page, { heading: TITLE });
  expect(await field(page, 'Ville').inputValue()).toBe('Lyon');
  expect(await stored()).toEqual(before);

  await field(page, 'IBAN').fill('FR7630006000011234567890189');
  await field(page, 'BIC').fill('AGRIFRPP');
  expect(await field(page, 'IBAN').inputValue()).toBe('FR76 3000 6000 0112 3456 7890 189');
  expect(await save(page)).toBe(200);
  const { identity } = await stored();
  expect(identity).toMatchObject({ city: 'Lyon', iban: 'FR7630006000011234567890189' });
});

test('shows the number of the next call while its form is chosen', async () => {
  const page = await open();
  const { nextCall } = await stored();
  await field(page, 'Préfixe').fill('COT-');
  await page.getByRole('combobox', { name: 'Nombre de chiffres' }).click();
  await page.getByRole('option', { name: '6', exact: true }).click();
  const announced = `COT-${nextCall.year}-${String(nextCall.value).padStart(6, '0')}`;
  await page.getByRole('status').getByText(announced).waitFor();
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ callPrefix: 'COT-', callDigits: 6 });
});

test('says what is missing and what it prevents, and leads there', async () => {
  const page = await open();
  await field(page, 'SIRET').fill('');
  expect(await save(page)).toBe(200);
  await page.getByText('Il manque encore une chose à cette fiche').waitFor();
  await page.getByText(/un organisme public ne peut pas mandater sa cotisation/).waitFor();
  await page.getByRole('button', { name: 'Le SIRET.' }).click();
  const siret = field(page, 'SIRET');
  expect(await siret.evaluate((element) => element === document.activeElement)).toBe(true);
  await siret.fill('99000010100017');
  expect(await save(page)).toBe(400);
  await page.getByText('Ce SIRET est faux').waitFor();
  await siret.fill('99000010100016');
  expect(await save(page)).toBe(200);
  await page.getByText(/Il manque encore/).waitFor({ state: 'detached' });
});

test('tells the second editor who saved meanwhile, and loses neither’s words', async () => {
  const page = await open();
  await field(page, 'Téléphone').fill('01 99 00 00 02');
  const api = await site.api('administrator');
  const { identity } = await stored();
  await api.send('PUT', API, { ...identity, city: 'Nantes' });
  expect(await save(page)).toBe(409);
  await page
    .getByRole('alert')
    .getByText(/Entre-temps, .+ a enregistré cette fiche/)
    .waitFor();
  await page
    .getByRole('alert')
    .getByText(/Ville\s: Nantes/)
    .waitFor();
  expect(await field(page, 'Téléphone').inputValue()).toBe('01 99 00 00 02');
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ city: 'Nantes', phone: '01 99 00 00 02' });
});

test('signs the letters', async () => {
  const page = await open();
  await field(page, 'Nom courant').fill('Le Phare commun');
  expect(await save(page)).toBe(200);
  await page.goto(`${site.address}/admin/settings/membership-lifecycle/templates`);
  await page.getByRole('link', { name: 'Proposition de renouvellement' }).click();
  await page
    .frameLocator('iframe[title="La lettre telle que le membre la lira"]')
    .getByText('Le Phare commun')
    .first()
    .waitFor();
});

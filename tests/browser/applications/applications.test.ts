import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';

/** What came in through the site's form, as staff deal with it. */

const PATH = '/admin/plugins/membership-lifecycle/applications';
const TITLE = 'Demandes d’adhésion';

let site: Site;
beforeAll(async () => {
  site = await openSite({ data: 'demo' });
});
afterAll(() => site.close());

const open = async (role: 'membership-staff' | 'reader' = 'membership-staff'): Promise<Page> => {
  const page = await site.signIn(role, { path: PATH });
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  return page;
};
const dialog = (page: Page) => page.getByRole('dialog');
const confirm = async (page: Page, name: string) => {
  await dialog(page).getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
};

test('says how many wait, and which member each looks like', async () => {
  const page = await open();
  await page.getByText(/^2 demandes attendent d’être traitées/).waitFor();
  await page.getByText(/Ressemble à Ville de Valbrume\s*: le même SIRET/).waitFor();
  await page.getByText(/Ressemble à Ville de Quercy-le-Haut\s*: le même nom/).waitFor();
  await expectAccessible(page, { heading: TITLE });
});

test('shows a reader what was sent, and nothing to press', async () => {
  const page = await open('reader');
  await page.getByRole('button', { name: 'Mairie de Valbrume' }).click();
  await dialog(page).getByText('Nadia Ferrand').waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Rattacher à ce membre' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Régler le formulaire' }).count()).toBe(0);
});

test('is attached to the member that it comes from, and stays readable', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Mairie de Valbrume' }).click();
  await dialog(page).getByText('Possible doublon : Ville de Valbrume').waitFor();
  await expectAccessible(page, { heading: /^Demande DEM-/, within: '[role="dialog"]' });
  await confirm(page, 'Rattacher à ce membre');
  await page.getByText('La demande est rattachée.').waitFor();
  await page.getByText('1 demande attend d’être traitée.').waitFor();
  await page.getByRole('button', { name: 'Traitées' }).click();
  await page.getByText('Rattachée à un membre').waitFor();
});

test('is thrown away as spam, and what it said with it', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Ville de Quercy-le-Haut' }).click();
  await confirm(page, 'Rejeter comme indésirable');
  await page.getByText('La demande est rejetée.').waitFor();
  await page.getByText('Aucune demande n’attend.').waitFor();
  await page.getByRole('button', { name: 'Indésirables' }).click();
  await page.getByRole('button', { name: 'Contenu effacé' }).click();
  await dialog(page)
    .getByText(/Ce que disait cette demande a été effacé/)
    .waitFor();
  expect(await dialog(page).getByText('Paul Astier').count()).toBe(0);
});

test('the form is set by staff: the agreement that it asks for, and who is told', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Régler le formulaire' }).click();
  await expectAccessible(page, {
    heading: 'Formulaire de demande d’adhésion',
    within: '[role="dialog"]',
  });
  await dialog(page).getByRole('textbox', { name: 'Adresse prévenue' }).fill('pas une adresse');
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await dialog(page)
    .getByText(/adresse/i)
    .first()
    .waitFor();
  await dialog(page).getByRole('textbox', { name: 'Adresse prévenue' }).fill('adh@example.org');
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Le formulaire est réglé.').waitFor();
});

import type { Locator, Page } from 'playwright-core';
import { openMailedSite, type MailedSite } from '../../helpers/browser';
import { press, tabTo, type } from '../../helpers/browser/keyboard';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { contactOf, enterSpace, PASSWORD } from '../../helpers/browser/space';
import { heading } from '../../helpers/browser/visit';

/** The member space without a mouse: keys alone, and the focus in sight wherever they lead. */

const MEMBER = 'Office public de l’habitat de Rivesac';
const OTHER = 'Métropole de Rivesac';
const FAR = { most: 200 };

let site: MailedSite;
let member: string;
let page: Page;

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const has = (locator: Locator) => locator.evaluate((one) => one === document.activeElement);

beforeAll(async () => {
  site = await openMailedSite();
  member = await memberNamed(site.staff, MEMBER);
  page = await enterSpace(site, member, { language: 'fr' });
  await heading(page, MEMBER).waitFor();
});
afterAll(() => site?.close());

it('is left, and entered by a password', async () => {
  await press(page, button('Se déconnecter'));
  await page.getByText('Vous êtes déconnecté.').waitFor();
  const form = page.getByRole('form', { name: 'Se connecter' });
  const { email } = await contactOf(site, member);
  await type(page, form.getByLabel('Adresse électronique'), email);
  await type(page, form.getByLabel('Mot de passe'), PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, MEMBER).waitFor();
});

it('shows another body when the button is pressed, and not while its list is walked', async () => {
  const list = page.getByLabel('Organisme', { exact: true });
  await tabTo(page, list);
  await page.keyboard.press('ArrowDown');
  expect(await list.locator('option:checked').innerText()).toBe(OTHER);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(MEMBER);
  expect(await has(list)).toBe(true);
  await press(page, button('Afficher'));
  await heading(page, OTHER).waitFor();
  await tabTo(page, list);
  await page.keyboard.press('ArrowUp');
  await press(page, button('Afficher'));
  await heading(page, MEMBER).waitFor();
});

it('leads to each page from the top', async () => {
  await press(page, page.locator('.space-nav').getByRole('link', { name: 'Votre renouvellement' }));
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, page.getByRole('radio'), { most: 3 });
});

it('changes the people: somebody is added, corrected and saved', async () => {
  await press(page, page.locator('.space-nav').getByRole('link', { name: 'Personnes' }), FAR);
  await button('Modifier les personnes').waitFor();
  await press(page, button('Modifier les personnes'), FAR);
  await press(page, button('Ajouter une personne'), FAR);
  const added = page.getByRole('group', { name: 'Nouvelle personne' });
  expect(await has(added.getByLabel('Nom et prénom'))).toBe(true);
  await page.keyboard.type('Nour Benali');
  await type(page, added.getByLabel('Adresse électronique'), 'nour');
  await press(page, button('Enregistrer'), FAR);
  await press(page, page.locator('.summary').getByRole('link'));
  expect(await has(added.getByLabel('Adresse électronique'))).toBe(true);
  await page.keyboard.press('End');
  await page.keyboard.type('@rivesac.example.org');
  await press(page, button('Enregistrer'), FAR);
  await page.getByRole('heading', { name: 'Nour Benali' }).waitFor();
  expect(await has(button('Modifier les personnes'))).toBe(true);
});

it('answers the renewal', async () => {
  await page.goBack();
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, page.getByRole('radio'), FAR);
  const accept = page.getByRole('radio', { name: /^Nous renouvelons/ });
  for (let step = 0; step < 2 && !(await has(accept)); step += 1) {
    await page.keyboard.press('ArrowUp');
  }
  await page.keyboard.press('Space');
  await type(page, page.getByLabel('Un mot à l’association'), 'Avec plaisir.');
  await press(page, button('Relire avant d’envoyer'));
  expect(await has(page.getByRole('heading', { name: 'Relire et confirmer' }))).toBe(true);
  await press(page, button('Modifier la réponse'));
  expect(await has(button('Relire avant d’envoyer'))).toBe(true);
  await page.keyboard.press('Enter');
  await press(page, button('Confirmer le renouvellement'));
  await page.getByText('Votre renouvellement est enregistré.').waitFor();
  expect(await has(page.getByRole('heading', { name: 'Votre renouvellement' }))).toBe(true);
  expect((await viewOf(site.staff, member)).renewal).toMatchObject({ answer: 'accepted' });
});

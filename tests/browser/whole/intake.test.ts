import type { Locator, Page } from 'playwright-core';
import { openMailedSite, type MailedSite } from '../../helpers/browser';
import { press, type } from '../../helpers/browser/keyboard';
import { fieldOf, memberNamed, viewOf } from '../../helpers/browser/member';
import { messagesTo } from '../../helpers/browser/messages';
import { heading, pressButton } from '../../helpers/browser/visit';
import { settled } from '../../helpers/browser/walk';

/**
 * An intake without a mouse: from what a stranger sent through the site to a member with contacts,
 * rights and a call; what the form says will be sent is what is sent.
 */

const APPLICANT = 'Ville du Bout-du-Monde';
const PERSON = 'Lou Kervella';
const EMAIL = 'lou@bout-du-monde.example';
const SENT = {
  'organisation.name': APPLICANT,
  'organisation.address.lines': '1 rue du Port',
  'organisation.address.postalCode': '29000',
  'organisation.address.city': 'Bout-du-Monde',
  'contacts.0.name': PERSON,
  'contacts.0.email': EMAIL,
};

let site: MailedSite;
let page: Page;

beforeAll(async () => {
  site = await openMailedSite();
  const form = await site.open('/adhesion', { language: 'fr' });
  for (const [name, text] of Object.entries(SENT)) {
    await form.locator(`[name="${name}"]`).first().fill(text);
  }
  await pressButton(form, 'Envoyer la demande');
  await heading(form, 'Votre demande est arrivée').waitFor();
  page = await site.signIn('membership-staff');
});
afterAll(() => site?.close());

const title = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name });

test('the home page leads to the application, and the application to its form', async () => {
  await title(/^Bonjour/);
  const waiting = page.getByRole('region', { name: 'Demandes d’adhésion à traiter' });
  await press(page, waiting.getByRole('link', { name: 'Voir les demandes' }));
  await title('Demandes d’adhésion');
  await press(page, button(APPLICANT));
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('link', { name: 'Accepter la candidature' }));
  await title(/^Accepter la candidature/);
});

test('the form has what was sent, refuses a wrong day, and takes the member in', async () => {
  expect(await fieldOf(page, 'Nom du contact').first().inputValue()).toBe(PERSON);
  await type(page, fieldOf(page, 'À partir du'), '31/11/2026');
  await press(page, fieldOf(page, 'Émettre aussitôt l’appel de cotisation'), { key: 'Space' });
  await page.getByText(/^Il n’y a pas de 31 novembre/).waitFor();
  await type(page, fieldOf(page, 'À partir du'), '01/12');
  await page.keyboard.press('Tab');
  await settled(page);
  await page.getByText(/^Période émise\s: 1(er)? déc\. 2026 → 30 nov\. 2027/).waitFor();
  // Each letter that will leave can be read.
  const told = await page.getByText('Lire cet e-mail').count();
  expect(told).toBeGreaterThan(0);
  await site.sendMessages();
  const before = messagesTo(site.server, EMAIL).length;
  await press(page, button('Accepter et enregistrer').last());
  await page.getByRole('tablist', { name: 'Rubriques du membre' }).waitFor();

  const id = await memberNamed(site.staff, APPLICANT);
  const { contacts, dues, entitlements } = await viewOf(site.staff, id);
  expect(contacts.map(({ name }) => name)).toEqual([PERSON]);
  expect(dues).toHaveLength(1);
  expect(entitlements.length).toBeGreaterThan(0);
  await site.sendMessages();
  expect(messagesTo(site.server, EMAIL)).toHaveLength(before + told);
});

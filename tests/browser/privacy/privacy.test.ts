/** @long What is found, kept and erased is held by tests/integration/privacy; these are its pages. */
import type { Page } from 'playwright-core';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  choose,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  section,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';

/** « Données personnelles »: a person is found, handed out, forgotten; the register and the durations. */

const PAGE = '/admin/plugins/membership-lifecycle/privacy';
const TITLE = 'Données personnelles';
const MEMBER = 'Ville de Montferrand-sur-Loir';

let site: Site;
let staff: Api;
let member: string;
let contact: MembershipView['contacts'][number];

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  member = await memberNamed(staff, MEMBER);
  [contact] = (await viewOf(staff, member)).contacts as [MembershipView['contacts'][number]];
});
afterAll(() => site.close());

const open = async (): Promise<Page> => {
  const page = await site.signIn('membership-staff', { path: PAGE });
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  return page;
};
const search = async (page: Page, text: string): Promise<void> => {
  const field = page.getByRole('searchbox', { name: 'Rechercher une personne' });
  await field.fill(text);
  await field.press('Enter');
};

test('a person is found by a part of their address, and what is held is handed out', async () => {
  const page = await open();
  await search(page, 'personne de ce nom');
  await page.getByText('Rien n’est gardé sous ce nom ou cette adresse.').waitFor();
  await search(page, contact.email.slice(0, -2));
  await page.getByRole('row', { name: new RegExp(contact.email) }).waitFor();
  await expectAccessible(page, { heading: TITLE });
  await page.getByRole('button', { name: `Voir ce qui est gardé sur ${contact.name}` }).click();
  await page.getByRole('heading', { name: contact.name, level: 2 }).waitFor();
  await expectAccessible(page, { heading: TITLE });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Données (JSON)' }).click();
  expect((await download).suggestedFilename()).toBe('Données personnelles.json');
});

test('nobody is forgotten before a reason is given and the address is typed', async () => {
  const page = await open();
  await search(page, contact.email);
  await page.getByRole('button', { name: `Voir ce qui est gardé sur ${contact.name}` }).click();
  await page.getByRole('button', { name: 'Effacer…', exact: true }).click();
  const dialog = dialogOf(page, 'Effacer une personne');
  const confirm = dialog.getByRole('button', { name: 'Effacer définitivement' });
  await confirm.click();
  await dialog.getByText('À remplir.').waitFor();
  await expectAccessible(page, { heading: 'Effacer une personne', within: '[role=dialog]' });
  await fieldOf(dialog, 'Motif').fill('Demande reçue le 20 novembre');
  await fieldOf(dialog, `Recopiez ${contact.email} pour confirmer`).fill(contact.email);
  await confirm.click();
  await page.getByText('La personne est effacée.').waitFor();
  await dialog.waitFor({ state: 'detached' });
  const after = await viewOf(staff, member);
  expect(after.contacts.map(({ email }) => email)).not.toContain(contact.email);
  expect(after.contacts.map(({ name }) => name)).toContain('Contact effacé');
  await openMember(page, site.address, member, 'Messages');
  await section(page, 'Messages').getByRole('button', { name: 'Message effacé' }).first().click();
  await dialogOf(page, 'Message effacé')
    .getByText(/^Ce message a été vidé/)
    .waitFor();
});

test('durations and legal bases are written in the register, and what would go is shown first', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Registre et durées' }).click();
  const contacts = page.getByRole('region', { name: /^Contacts des organismes membres/ });
  await contacts.getByText(/Proposé\s: 36 mois/).waitFor();
  await fieldOf(contacts, 'Durée, en mois').fill('36');
  await fieldOf(contacts, 'Base légale').fill('Exécution de l’adhésion');
  await expectAccessible(page, { heading: TITLE });
  await page.getByRole('button', { name: 'Enregistrer le registre' }).click();
  await page.getByText('Le registre est enregistré.').waitFor();

  await page.getByRole('tab', { name: 'Effacements' }).click();
  await page.getByRole('button', { name: 'Afficher ce qui partirait' }).click();
  await page
    .getByRole('row', { name: /Membres partis dont les contacts seraient effacés/ })
    .waitFor();
  await expectAccessible(page, { heading: TITLE });
});

test('a consent is recorded under the version that was read, and taken back', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Consentements' }).click();
  const form = page.getByRole('region', { name: 'Écrire un texte, ou une nouvelle version' });
  await fieldOf(form, 'Titre').fill('Lettre d’information');
  await fieldOf(form, 'Texte').fill('J’accepte de recevoir la lettre.');
  await typeDay(form, 'Présenté à partir du', '01/11/2026');
  await form.getByRole('button', { name: 'Ajouter cette version' }).click();
  await page.getByText('La version 1 est ajoutée.').waitFor();
  await page.getByRole('row', { name: /Lettre d’information/ }).waitFor();
  // A button of Strapi is paler under the pointer.
  await page.mouse.move(0, 0);
  await expectAccessible(page, { heading: TITLE });

  await openMember(page, site.address, member, 'Contacts');
  const part = section(page, 'Consentements');
  await part.getByText('Aucun consentement noté.').waitFor();
  await part.getByRole('button', { name: 'Noter un consentement' }).click();
  const dialog = dialogOf(page, 'Noter un consentement');
  await choose(dialog, 'Texte', 'Lettre d’information · Version 1, français');
  await dialog.getByText('J’accepte de recevoir la lettre.').waitFor();
  const [someone] = (await viewOf(staff, member)).contacts.filter(({ email }) => email);
  await choose(dialog, 'Contact', someone!.name);
  await fieldOf(dialog, 'Comment').fill('Bulletin signé');
  await expectAccessible(page, { heading: 'Noter un consentement', within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await part.getByRole('row', { name: /Bulletin signé/ }).waitFor();
  await part.getByRole('button', { name: /^Retirer le consentement/ }).click();
  const asking = dialogOf(page, 'Retirer le consentement « Lettre d’information »');
  await asking.getByRole('button', { name: 'Retirer', exact: true }).click();
  await asking.waitFor({ state: 'detached' });
  await part.getByText('Retiré le 25 novembre 2026').waitFor();
});

test('who only reads is not shown the page', async () => {
  const page = await site.signIn('reader', {
    path: '/admin/plugins/membership-lifecycle/counters',
  });
  await page.getByRole('link', { name: 'Organismes' }).first().waitFor();
  expect(await page.getByRole('link', { name: TITLE }).count()).toBe(0);
});

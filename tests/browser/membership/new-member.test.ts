import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { choose, fieldOf, memberNamed, openMember, viewOf } from '../../helpers/browser/member';

/** A secretary takes a member in by one form, and finishes an application by the same. */

const MEMBERS = '/admin/plugins/membership-lifecycle/members';
const TITLE = 'Nouveau membre';
const WRONG = '21750001600018';
const SIRET = '21750001600019';

let site: Site;
beforeAll(async () => {
  site = await openSite({ data: 'demo' });
});
afterAll(() => site.close());

const open = async (): Promise<Page> => {
  const page = await site.signIn('membership-staff', { path: MEMBERS });
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  return page;
};
const save = (page: Page, name = 'Enregistrer le membre') =>
  page.getByRole('button', { name }).first();
const onItsPage = (page: Page): Promise<void> =>
  page.getByRole('tablist', { name: 'Rubriques du membre' }).waitFor();
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [label, value] of Object.entries(values)) await fieldOf(page, label).fill(value);
};
const count = async (): Promise<number> => {
  const staff = await site.api('membership-staff');
  const { body } = await staff.get<{ meta: { pagination: { total: number } } }>(
    '/membership-lifecycle/members',
  );
  return body.meta.pagination.total;
};

test('finds who is known as the name is typed, and leads to its page', async () => {
  const page = await open();
  await fieldOf(page, 'Nom').fill('valbr');
  await page.getByText('Ville de Valbrume').waitFor();
  await page.getByText(/38990 Valbrume/).waitFor();
  await page.getByRole('link', { name: /^Ouvrir l’adhésion ADH-/ }).click();
  // Something was typed: leaving asks.
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revenir' }).click();
  expect(await fieldOf(page, 'Nom').inputValue()).toBe('valbr');
});

test('says each mistake at its field, as it is typed, and until it is mended', async () => {
  const page = await open();
  await fill(page, { SIRET: WRONG, 'Adresse électronique': 'ana@' });
  await page.getByText(/Ce SIRET n’existe pas/).waitFor();
  await page.getByText('Cette adresse électronique n’est pas valide.').waitFor();
  // What is missing is said once the person wants to save.
  expect(await page.getByText('Le nom est nécessaire.').count()).toBe(0);
  await save(page).click();
  await page.getByText('Le nom est nécessaire.').waitFor();
  await page
    .getByText(/[Cc]hoisir? la formule|formule est nécessaire|une formule/)
    .first()
    .waitFor();
  expect(await fieldOf(page, 'SIRET').inputValue()).toBe(WRONG);
  // A button under the pointer is paler.
  await page.mouse.move(0, 0);
  await expectAccessible(page, { heading: TITLE });
  await fill(page, { SIRET, 'Adresse électronique': 'ana@example.org' });
  await page.getByText(/Ce SIRET n’existe pas/).waitFor({ state: 'detached' });
  await page
    .getByText('Cette adresse électronique n’est pas valide.')
    .waitFor({ state: 'detached' });
});

test('says what will happen, and a double click takes one member in', async () => {
  const page = await open();
  await fill(page, {
    Nom: 'Commune de Valserine',
    SIRET,
    'Code postal': '39310',
    Ville: 'Valserine',
    'Nom du contact': 'Ana Ruiz',
    'Adresse électronique': 'ana@example.org',
  });
  await choose(page, 'Rôle', 'Facturation');
  await page.getByRole('button', { name: 'Ajouter un contact' }).click();
  const second = page.getByRole('group', { name: 'Nouveau contact' });
  await fieldOf(second, 'Nom du contact').fill('Léa Petit');
  await choose(page, 'Formule', 'Organismes publics');
  const coming = page.getByRole('region', { name: 'Ce qui va se passer en enregistrant' });
  await coming.getByText(/Période émise\s*: 25 nov\. 2026/).waitFor();
  await coming.getByText(/Adhésion acceptée\s*», pour Ana Ruiz/).waitFor();
  const before = await count();
  await save(page).dblclick();
  await onItsPage(page);
  expect(await count()).toBe(before + 1);
  const staff = await site.api('membership-staff');
  const { status, contacts } = await viewOf(
    staff,
    await memberNamed(staff, 'Commune de Valserine'),
  );
  expect(status).toBe('active');
  expect(contacts.map(({ name, role }) => [name, role])).toEqual([
    ['Ana Ruiz', 'billing'],
    ['Léa Petit', 'representative'],
  ]);
});

test('the same SIRET again is refused with who has it, before anything is saved', async () => {
  const page = await open();
  await fill(page, { Nom: 'Mairie', SIRET });
  await page.getByText(/est déjà celui de «\s*Commune de Valserine/).waitFor();
  await page.getByText('Commune de Valserine', { exact: true }).waitFor();
});

test('an organisation without membership fills the form, and enters under its own record', async () => {
  const staff = await site.api('administrator');
  await staff.send('POST', '/content-manager/collection-types/api::organisation.organisation', {
    name: 'Syndicat de la Vouge',
    legalForm: 'Syndicat mixte',
    contacts: [{ name: 'Marc Roux', email: 'marc@example.org', role: 'billing', locale: 'fr' }],
  });
  const page = await open();
  await fieldOf(page, 'Nom').fill('vouge');
  await page.getByRole('button', { name: 'Reprendre cet organisme' }).click();
  await page.getByText('Cet organisme est déjà connu').waitFor();
  expect(await fieldOf(page, 'Forme juridique').inputValue()).toBe('Syndicat mixte');
  expect(await fieldOf(page, 'Nom du contact').inputValue()).toBe('Marc Roux');
  await choose(page, 'Formule', 'Organismes publics');
  await page.getByText(/Période émise/).waitFor();
  await save(page).click();
  await onItsPage(page);
  const { body } = await staff.get<{ results: unknown[] }>(
    '/content-manager/collection-types/api::organisation.organisation?filters[name][$contains]=Vouge',
  );
  expect(body.results).toHaveLength(1);
});

test('an application is attached with the contacts that staff chose, then finished by the form', async () => {
  const page = await site.signIn('membership-staff', {
    path: '/admin/plugins/membership-lifecycle/applications',
  });
  await page.getByRole('button', { name: 'Ville de Quercy-le-Haut' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ouvrir une candidature' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('La candidature est ouverte.').waitFor();
  await page.getByRole('button', { name: 'Ville de Quercy-le-Haut' }).click();
  await dialog.getByRole('link', { name: 'Accepter la candidature' }).click();
  await page
    .getByRole('heading', { name: /^Accepter la candidature\s*: Ville de Quercy-le-Haut/ })
    .waitFor();
  expect(await fieldOf(page, 'Nom du contact').first().inputValue()).not.toBe('');
  await page.getByText(/Période émise/).waitFor();
  await expectAccessible(page, { heading: /^Accepter la candidature/ });
  await save(page, 'Accepter et enregistrer').click();
  await onItsPage(page);
});

test('contacts edited in two tabs: the second is told, and both are kept', async () => {
  const staff = await site.api('membership-staff');
  const id = await memberNamed(staff, 'Commune de Valserine');
  const edit = async (role: 'membership-staff' | 'administrator') => {
    const page = await site.signIn(role);
    await openMember(page, site.address, id, 'Contacts');
    await page.getByRole('button', { name: 'Modifier les contacts' }).click();
    const dialog = page.getByRole('dialog', { name: /^Modifier la fiche/ });
    await dialog.getByRole('group', { name: 'Ana Ruiz' }).waitFor();
    return { page, dialog };
  };
  const first = await edit('administrator');
  const second = await edit('membership-staff');
  await expectAccessible(second.page, { heading: /^Modifier la fiche/, within: '[role="dialog"]' });
  const contact = (dialog: typeof first.dialog, name: string) =>
    dialog.getByRole('group', { name });
  await fieldOf(contact(first.dialog, 'Ana Ruiz'), 'Téléphone').fill('03 84 00 00 01');
  await first.dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await first.page.getByText('La fiche de l’organisme est enregistrée.').waitFor();

  await fieldOf(contact(second.dialog, 'Léa Petit'), 'Adresse électronique').fill('lea@');
  await second.dialog.locator('button[type=submit]').click();
  const told = second.dialog.getByRole('alert');
  await told
    .getByText(/Ada Démo/)
    .first()
    .waitFor();
  // The other's change stands under what was typed.
  await contact(second.dialog, 'Ana Ruiz').locator('input[value="03 84 00 00 01"]').waitFor();
  await second.dialog.locator('button[type=submit]').click();
  await second.dialog.getByText('Cette adresse électronique n’est pas valide.').waitFor();
  await fieldOf(contact(second.dialog, 'Léa Petit'), 'Adresse électronique').fill(
    'lea@example.org',
  );
  await second.dialog.locator('button[type=submit]').click();
  await second.page.getByText('La fiche de l’organisme est enregistrée.').waitFor();
  const { contacts } = await viewOf(staff, id);
  expect(contacts.map(({ email }) => email)).toEqual(['ana@example.org', 'lea@example.org']);
});

import type { Page } from 'playwright-core';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  openTab,
  expectTold,
  section,
  send,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';

/** Two bodies become one, and a body goes by another name, as staff do it. */

const FROM = 'Ville de Saint-Orens-la-Forêt';
const INTO = 'Communauté de communes de la Vallée-Noire';
const MERGE = 'Réunir à une autre adhésion';
const UNDO = 'Annuler la réunion';
const RENAME = 'Changer l’identité de l’organisme';

let site: Site;
let api: Api;
let page: Page;
let from: string;
let into: string;
/** The one that ends, before it was merged. */
let before: MembershipView;

const openAction = async (label: string): Promise<void> => {
  await openTab(page, 'Contacts');
  await section(page, 'Organisme et contacts')
    .getByRole('button')
    .filter({ hasText: new RegExp(`^${label}`) })
    .click();
};

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
  from = await memberNamed(api, FROM);
  into = await memberNamed(api, INTO);
});
afterAll(() => site.close());

test('a new name is dated, and the former one is told', async () => {
  await openMember(page, site.address, into);
  await openAction('Changer');
  const dialog = dialogOf(page, RENAME);
  await fieldOf(dialog, 'Nom').fill('Communauté de la Vallée-Claire');
  await fieldOf(dialog, 'Raison').fill('Délibération du 3 novembre');
  await expectAccessible(page, { heading: RENAME, within: '[role=dialog]' });
  await send(page, RENAME);
  await section(page, 'Organisme et contacts')
    .getByText(/^Anciennement «\sCommunauté de communes de la Vallée-Noire\s»/)
    .waitFor();
});

test('a merger is noted for a day ahead, told on the page and in the schedule, and cancelled', async () => {
  await openMember(page, site.address, from);
  await openAction('Réunir');
  const dialog = dialogOf(page, MERGE);
  await dialog.getByRole('combobox').first().pressSequentially('Vallée-Noire');
  await page.getByRole('option', { name: /Vallée-Claire/ }).click();
  await dialog.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
  await typeDay(dialog, 'Le', '01/01/2027');
  await dialog.getByRole('heading', { name: 'Ce qui va se passer le 1er janvier 2027' }).waitFor();
  await dialog.getByText(/^Rien ne se fait ni ne part avant le 1er janvier 2027/).waitFor();
  await fieldOf(dialog, 'Raison').fill('Fusion au 1er janvier');
  await expectAccessible(page, { heading: MERGE, within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Prévoir pour le 1er janvier 2027' }).click();
  await dialog.waitFor({ state: 'detached' });
  await openTab(page, 'En bref');
  const noted = page.getByRole('list', { name: 'Prévu pour un jour' });
  await noted
    .getByText(/^Prévu le 1er janvier 2027\s: réunir à «\sCommunauté de la Vallée-Claire/)
    .waitFor();
  await expectAccessible(page, { heading: 'Périodes d’adhésion' });

  await page.goto(
    `${site.address}/admin/plugins/membership-lifecycle/schedule?to=2027-01-31&facet=scheduled`,
  );
  await page.getByText(/^L’adhésion est réunie à une autre/).waitFor();
  await expectAccessible(page, { heading: /1er janvier 2027/ });

  await openMember(page, site.address, from);
  await noted.getByRole('button', { name: 'Annuler ce qui est prévu' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
  await noted.waitFor({ state: 'detached' });
  expect((await viewOf(api, from)).scheduled).toEqual([]);
});

test('what a merger does is told before, then done, and both records say so', async () => {
  before = await viewOf(api, from);
  await openMember(page, site.address, from);
  await openAction('Réunir');
  const dialog = dialogOf(page, MERGE);
  await dialog.getByRole('combobox').first().pressSequentially('Vallée-Noire');
  await page.getByRole('option', { name: /Vallée-Claire/ }).click();
  await dialog.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
  await dialog.getByText(/Une réunion s’annule tant que rien ne l’a suivie/).waitFor();
  await dialog.getByText(/garde son nom, son SIRET et ses adresses/).waitFor();
  await fieldOf(dialog, 'Raison').fill('Fusion au 1er janvier');
  await expectAccessible(page, { heading: MERGE, within: '[role=dialog]' });
  expect(await viewOf(api, from)).toEqual(before);
  await send(page, MERGE, { confirm: true });
  await openTab(page, 'En bref');
  await page.getByText(/^Réuni à «\sCommunauté de la Vallée-Claire\s»/).waitFor();
  await page.getByRole('link', { name: /^Ouvrir l’adhésion qui reste/ }).click();
  await page.getByRole('heading', { name: /Vallée-Claire/, level: 1 }).waitFor();
  await openTab(page, 'Contacts');
  await section(page, 'Organisme et contacts')
    .getByText(new RegExp(`^«\\s${FROM}\\s».*réuni ici le 25 novembre 2026`))
    .waitFor();
  await expectAccessible(page, { heading: 'Organisme et contacts' });
});

test('a merger by mistake is taken back: what comes back is told before, and both go on as they were', async () => {
  const merged: MembershipView = await viewOf(api, from);
  await openMember(page, site.address, from);
  await page.getByRole('button', { name: UNDO }).click();
  const dialog = dialogOf(page, UNDO);
  await dialog.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
  await dialog.getByText(/mènent de nouveau à son adhésion/).waitFor();
  await dialog.getByText(/^Le statut de «\sCommunauté de la Vallée-Claire/).waitFor();
  await fieldOf(dialog, 'Raison').fill('Mauvaise fiche');
  await expectAccessible(page, { heading: UNDO, within: '[role=dialog]' });
  expect(await viewOf(api, from)).toEqual(merged);
  await send(page, UNDO);
  await page.getByText(/^Réuni à «/).waitFor({ state: 'detached' });
  const { version, ...after } = await viewOf(api, from);
  const { version: seen, ...was } = before;
  expect(after).toEqual(was);
  expect(version).toBeGreaterThan(seen);
  await expectTold(page, /a annulé la réunion de «/);
  await openMember(page, site.address, into, 'Contacts');
  await expectTold(page, /a annulé la réunion de «/);
  await expectAccessible(page, { heading: 'Organisme et contacts' });
});

test('once something followed, the page says what and when instead', async () => {
  await openMember(page, site.address, from);
  await openAction('Réunir');
  const dialog = dialogOf(page, MERGE);
  await dialog.getByRole('combobox').first().pressSequentially('Vallée-Claire');
  await page.getByRole('option', { name: /Vallée-Claire/ }).click();
  await dialog.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
  await fieldOf(dialog, 'Raison').fill('Fusion');
  await send(page, MERGE, { confirm: true });
  await openTab(page, 'En bref');
  await page.getByText(/^Réuni à «/).waitFor();
  await api.send('POST', `/membership-lifecycle/memberships/${into}/commands/mute`, {
    until: '2026-11-30',
    reason: 'Attente',
  });
  await page.getByRole('button', { name: UNDO }).click();
  await dialogOf(page, UNDO)
    .getByText(
      /le 25 novembre 2026, l’adhésion de «\sCommunauté de la Vallée-Claire\s» a eu une suite/,
    )
    .waitFor();
  await expectAccessible(page, { heading: UNDO, within: '[role=dialog]' });
});

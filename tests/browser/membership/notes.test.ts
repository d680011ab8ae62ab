/** @long Notes are held by tests/integration/membership/notes; these are their screens. */
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  dialogOf,
  expectTold,
  fieldOf,
  memberNamed,
  openMember,
  section,
  typeDay,
} from '../../helpers/browser/member';

/** Notes on a member: written at any time, pinned, reminded of, ticked off, and nobody's text lost. */

const MEMBER = 'Ville de Montferrand-sur-Loir';
const PAGES = '/admin/plugins/membership-lifecycle';
const TODAY = '25/11/2026';

let site: Site;
let member: string;

beforeAll(async () => {
  site = await openSite();
  const staff: Api = await site.api('membership-staff');
  member = await memberNamed(staff, MEMBER);
});
afterAll(() => site.close());

const open = async (role: Parameters<Site['signIn']>[0]): Promise<[Page, Locator]> => {
  const page = await site.signIn(role);
  await openMember(page, site.address, member);
  return [page, section(page, 'Notes')];
};
const write = async (page: Page, notes: Locator, text: string, more: { on?: string } = {}) => {
  await notes.getByRole('button', { name: 'Ajouter une note' }).click();
  const dialog = dialogOf(page, 'Ajouter une note');
  await fieldOf(dialog, 'Note').fill(text);
  if (more.on) await typeDay(dialog, 'À revoir le', more.on);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};
const of = (notes: Locator, text: string): Locator =>
  notes.getByRole('listitem').filter({ hasText: text });

test('a note is written, pinned, and stands first', async () => {
  const [page, notes] = await open('membership-staff');
  await notes.getByText('Aucune note.').waitFor();
  await write(page, notes, 'Appeler le matin');
  await write(page, notes, 'Demander le RIB');
  await of(notes, 'Appeler le matin')
    .getByRole('button', { name: /^Épingler/ })
    .click();
  await notes.getByRole('img', { name: 'Note épinglée' }).waitFor();
  expect(await notes.getByRole('listitem').first().innerText()).toContain('Appeler le matin');
  await expectAccessible(page, { heading: 'Notes' });
  await expectTold(page, 'a épinglé une note');
});

test('a note of nothing is refused beside its field', async () => {
  const [page, notes] = await open('membership-staff');
  await notes.getByRole('button', { name: 'Ajouter une note' }).click();
  const dialog = dialogOf(page, 'Ajouter une note');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog.getByText('À remplir.').waitFor();
  await expectAccessible(page, { heading: 'Ajouter une note', within: '[role=dialog]' });
});

test('a day reminds on the home page and in the schedule, where it is ticked off', async () => {
  const [page, notes] = await open('membership-staff');
  await write(page, notes, 'Relancer la mairie', { on: TODAY });
  await page.goto(`${site.address}/admin`);
  await page.getByRole('link', { name: 'note à revoir' }).click();
  await page.getByText('Relancer la mairie').waitFor();
  await expectAccessible(page, { heading: 'Échéancier' });
  await page.getByRole('button', { name: `C’est fait : le rappel de ${MEMBER}` }).click();
  await page.getByText('Relancer la mairie').waitFor({ state: 'detached' });
  await openMember(page, site.address, member);
  const box = of(section(page, 'Notes'), 'Relancer la mairie').getByRole('checkbox');
  await box.waitFor();
  expect(await box.getAttribute('aria-checked')).toBe('true');
});

test('two tabs: the second reads what the first wrote, and keeps what was typed', async () => {
  const [page, notes] = await open('membership-staff');
  await write(page, notes, 'Premier texte');
  const [other, theirs] = await open('membership-staff');
  const change = async (tab: Page, within: Locator, text: string): Promise<Locator> => {
    await of(within, 'Premier texte')
      .getByRole('button', { name: /^Modifier/ })
      .click();
    const dialog = dialogOf(tab, 'Modifier la note');
    await fieldOf(dialog, 'Note').fill(text);
    return dialog;
  };
  const [one, two] = [
    await change(page, notes, 'Deuxième texte'),
    await change(other, theirs, 'Troisième texte'),
  ];
  await one.getByRole('button', { name: 'Enregistrer' }).click();
  await one.waitFor({ state: 'detached' });
  await two.getByRole('button', { name: 'Enregistrer' }).click();
  await two.getByText('Deuxième texte').waitFor();
  expect(await fieldOf(two, 'Note').inputValue()).toBe('Troisième texte');
  await two.getByRole('button', { name: 'Enregistrer' }).click();
  await two.waitFor({ state: 'detached' });
  await of(theirs, 'Troisième texte').waitFor();
});

test('somebody else pins and removes a note, and does not rewrite it', async () => {
  const [page, notes] = await open('administrator');
  const note = of(notes, 'Demander le RIB');
  expect(await note.getByRole('button', { name: /^Modifier/ }).count()).toBe(0);
  await note.getByRole('button', { name: /^Retirer/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Retirer cette note ?' });
  await question.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('La note est retirée.').waitFor();
  await note.waitFor({ state: 'detached' });
});

test('who only reads sees the notes, and no button', async () => {
  const [page, notes] = await open('reader');
  await of(notes, 'Appeler le matin').waitFor();
  expect(await notes.getByRole('button').count()).toBe(0);
  await page.goto(`${site.address}${PAGES}/schedule?facet=note`);
  await page.getByRole('heading', { name: 'Échéancier', level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: /^C’est fait/ }).count()).toBe(0);
});

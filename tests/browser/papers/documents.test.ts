/** @long Papers are held by tests/integration/papers/member-papers; these are their pages. */
import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  choose,
  dialogOf,
  expectTold,
  fieldOf,
  memberNamed,
  openMember,
  section,
  typeDay,
} from '../../helpers/browser/member';
import { expectFocusShown, pick, press, type } from '../../helpers/browser/keyboard';
import { pdfOf } from '../../helpers/member-papers';

/** The documents of a member on its page: added by button, by dropping, by keyboard; removed. */

const MEMBER = 'Ville de Montferrand-sur-Loir';
const FILE = 'Délibération 2026-41.pdf';

let site: Site;
let staff: Api;
let member: string;

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  member = await memberNamed(staff, MEMBER);
});
afterAll(() => site.close());

const open = async (): Promise<Page> => {
  const page = await site.signIn('membership-staff');
  await openMember(page, site.address, member, 'Documents');
  return page;
};
const documents = (page: Page) => section(page, 'Documents');
const file = (name: string, bytes: Buffer) => ({
  name,
  mimeType: 'application/pdf',
  buffer: bytes,
});
const take = (page: Page, name: string, bytes: Buffer) =>
  documents(page).locator('input[type=file]').setInputFiles(file(name, bytes));
/** Drops a file on the zone, as a browser tells it. */
const drop = async (page: Page, name: string, bytes: Buffer): Promise<void> => {
  const transfer = await page.evaluateHandle(
    ([called, base64]) => {
      const held = new DataTransfer();
      const raw = Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0));
      held.items.add(new File([raw], called ?? '', { type: 'application/pdf' }));
      return held;
    },
    [name, bytes.toString('base64')],
  );
  const zone = documents(page).getByText('Déposez votre fichier ici');
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
};

test('a decision is added with its date, and read again', async () => {
  const page = await open();
  await documents(page)
    .getByText(/Aucun document pour l’instant/)
    .waitFor();
  await take(page, FILE, pdfOf('decision'));
  const dialog = dialogOf(page, 'Ajouter un document');
  await dialog.getByText(/^Délibération 2026-41\.pdf · 1\sko$/).waitFor();
  await typeDay(dialog, 'Date du document', '12/10/2026');
  await expectAccessible(page, { heading: 'Ajouter un document', within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByText('Le document est ajouté.').waitFor();
  await dialog.waitFor({ state: 'detached' });

  const row = documents(page).getByRole('row', { name: /Délibération 2026-41/ });
  await row.getByText('12 octobre 2026').waitFor();
  const download = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Télécharger « Délibération »' }).click();
  expect((await download).suggestedFilename()).toBe(FILE);
  await expectTold(page, /a ajouté un document\s: Délibération du 12 octobre 2026/);
  await documents(page).scrollIntoViewIfNeeded();
  await expectAccessible(page, { heading: 'Documents', within: 'main section' });
});

test('the same file again is told to be there already', async () => {
  const page = await open();
  await drop(page, 'copie.pdf', pdfOf('decision'));
  const dialog = dialogOf(page, 'Ajouter un document');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByText(/était déjà dans les documents du membre/).waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(
    await documents(page)
      .getByRole('row', { name: /Délibération 2026-41/ })
      .count(),
  ).toBe(1);
});

test('a file that is no PDF is refused with what to do, and another title is asked for', async () => {
  const page = await open();
  await drop(page, 'photo.pdf', Buffer.from('JFIF'));
  const dialog = dialogOf(page, 'Ajouter un document');
  await choose(dialog, 'Nature', 'Autre document');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog.getByText('À remplir.').waitFor();
  await fieldOf(dialog, 'Titre').fill('Photo du local');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog.getByText(/Ce fichier n’est pas un PDF/).waitFor();
  await expectAccessible(page, { heading: 'Ajouter un document', within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Revenir', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('by keyboard alone: chosen, described, sent; then removed with a reason', async () => {
  const page = await open();
  const chosen = page.waitForEvent('filechooser');
  await documents(page).getByRole('button', { name: 'Choisir un fichier' }).focus();
  await page.keyboard.press('Enter');
  await (await chosen).setFiles(file('RIB.pdf', pdfOf('bank')));
  const dialog = dialogOf(page, 'Ajouter un document');
  await dialog.waitFor();
  await pick(page, fieldOf(dialog, 'Nature'), 'Coordonnées bancaires (RIB)');
  await press(page, dialog.getByRole('button', { name: 'Ajouter', exact: true }));
  await page.getByText('Le document est ajouté.').waitFor();
  await dialog.waitFor({ state: 'detached' });

  const remove = documents(page).getByRole('button', {
    name: 'Retirer « Coordonnées bancaires (RIB) »',
  });
  // The dialog that closed gives the focus back, and must not take it from the button.
  await expectFocusShown(page);
  await remove.focus();
  await page.keyboard.press('Enter');
  const asking = dialogOf(page, 'Retirer un document');
  await type(page, fieldOf(asking, 'Motif'), 'Compte fermé');
  await press(page, asking.getByRole('button', { name: 'Retirer', exact: true }));
  await page.getByText('Le document est retiré.').waitFor();
  await remove.waitFor({ state: 'detached' });
  await expectTold(page, '« Compte fermé »');
});

test('who reads members only sees what was issued, and nothing to add', async () => {
  const page = await site.signIn('reader');
  await openMember(page, site.address, member, 'Documents');
  await documents(page)
    .getByRole('row', { name: /Délibération 2026-41/ })
    .waitFor();
  expect(await documents(page).getByRole('button', { name: 'Choisir un fichier' }).count()).toBe(0);
  expect(
    await documents(page)
      .getByRole('button', { name: /^Retirer/ })
      .count(),
  ).toBe(0);
});

import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { press, tabTo, type } from '../../helpers/browser/keyboard';
import { dialogOf, fieldOf, memberNamed, section, viewOf } from '../../helpers/browser/member';

/**
 * A Monday of the membership team without a mouse: the home page says what waits and leads there, a
 * member's page says the one thing to do and what it does, and a note reminds on Friday.
 */

const LATE = 'Centre hospitalier de Brisac';
const RECORD = 'Enregistrer un règlement';
const NOTE = 'Rappeler la comptable vendredi';

let site: Site;
let staff: Api;
let page: Page;

const widget = (name: string): Locator => page.getByRole('region', { name });
const title = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const goHome = async (): Promise<void> => {
  await press(page, page.getByRole('link', { name: 'Accueil', exact: true }));
  await title(/^Bonjour/).waitFor();
};

/** Enter, once the plan of what was typed can be read. */
const send = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('button', { name: RECORD, exact: true, disabled: false }).waitFor();
  await page.keyboard.press('Enter');
};

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
});
afterAll(() => site.close());

test('the home page leads to the renewals that wait, and a card says why it waits', async () => {
  await title(/^Bonjour/).waitFor();
  await press(page, widget('À suivre aujourd’hui').getByRole('link', { name: 'à préparer' }));
  const waiting = page.getByRole('region', { name: 'À préparer', exact: true });
  const first = waiting.getByRole('button', { name: 'Ville de Belle-Escale', exact: true });
  await first.waitFor();
  await press(page, first);
  const sheet = dialogOf(page, 'Ville de Belle-Escale');
  await sheet.getByText(/^Aucun contact en fonction n’a d’adresse électronique/).waitFor();
  await expectAccessible(page, { heading: 'Ville de Belle-Escale', within: '[role=dialog]' });
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('a late call leads to the money: the plan is read, too much is asked back, and it is recorded once', async () => {
  const id = await memberNamed(staff, LATE);
  await goHome();
  await press(page, widget('Cotisations en retard').getByRole('link', { name: LATE }));
  await title(LATE).waitFor();
  await press(page, page.getByRole('button', { name: RECORD, exact: true }).first());
  const dialog = dialogOf(page, RECORD);
  await type(page, fieldOf(dialog, 'Montant'), '50 000');
  await type(page, fieldOf(dialog, 'Référence'), 'VIR-LUNDI');
  await send(dialog);
  const asked = page.getByRole('alertdialog', { name: RECORD });
  await asked.waitFor();
  await press(page, asked.getByRole('button', { name: 'Revenir' }));
  await asked.waitFor({ state: 'detached' });
  await type(page, fieldOf(dialog, 'Montant'), '5 000');
  await send(dialog);
  await dialog.waitFor({ state: 'detached' });
  const { dues, account } = await viewOf(staff, id);
  const payments = dues.flatMap((call) => call.payments).map(({ reference }) => reference);
  expect(payments.filter((reference) => reference === 'VIR-LUNDI')).toHaveLength(1);
  expect([account.due, account.credit]).toEqual([0, 0]);
});

test('a note for Friday is written where one is, and Friday says so', async () => {
  // One tab stop for all tabs, as in every list of tabs; arrows walk them.
  await tabTo(page, page.getByRole('tab', { name: 'Cotisations' }), { back: true });
  await page.keyboard.press('ArrowLeft');
  await press(page, section(page, 'Notes').getByRole('button', { name: 'Ajouter une note' }));
  const dialog = dialogOf(page, 'Ajouter une note');
  await type(page, fieldOf(dialog, 'Note'), NOTE);
  await type(page, fieldOf(dialog, 'À revoir le'), '27/11');
  await press(page, dialog.getByRole('button', { name: 'Ajouter', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await press(page, page.getByRole('link', { name: 'Échéancier', exact: true }));
  await title('Échéancier').waitFor();
  await page.getByText(NOTE).waitFor();
});

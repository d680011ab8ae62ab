import type { Locator, Page } from 'playwright-core';
import { openSite, type Api, type Site } from '../../helpers/browser';
import { textOf } from '../../helpers/browser/download';
import { press, type } from '../../helpers/browser/keyboard';
import {
  choose,
  chooseAction,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  section,
  send,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';
import { settled } from '../../helpers/browser/walk';
import { parse } from '../../helpers/csv';

/**
 * A treasurer's month: what is late, a payment on the wrong member, a rejected one, two tabs, too
 * much money and what is given back, and figures that agree wherever they stand.
 */

const BRISAC = 'Centre hospitalier de Brisac';
const ENERGIES = 'Syndicat des énergies du Mont-Cendre';
const LAROQUE = 'Ville de Laroque-d’Aune';
const MAREUIL = 'Ville de Mareuil-l’Étoile';
const RECORD = 'Enregistrer un règlement';
const MOVE = 'Déplacer un règlement';
const REVERSE = 'Annuler un règlement';
const REFUND = 'Enregistrer un remboursement';

let site: Site;
let api: Api;
let page: Page;
const refused: string[] = [];

beforeAll(async () => {
  site = await openSite();
  api = await site.api('treasurer');
  page = await site.signIn('treasurer');
  page.on('response', (answer) => {
    if (answer.status() === 403) refused.push(answer.url());
  });
});
afterAll(() => site.close());

const widget = (name: string): Locator => page.getByRole('region', { name });
const goHome = async (): Promise<void> => {
  await page.getByRole('link', { name: 'Accueil', exact: true }).click();
  await page.getByRole('heading', { name: /^Bonjour/ }).waitFor();
};
const openDues = async (name: string, tab = page): Promise<string> => {
  const id = await memberNamed(api, name);
  await openMember(tab, site.address, id, 'Cotisations');
  return id;
};
/** Sends a form once the plan of what was typed can be read. */
const sendRead = async (name: string, how?: { confirm: boolean }): Promise<void> => {
  await settled(page);
  await send(page, name, how);
};
/** The last amount in a text, in cents. */
const cents = (text: string | null): number => {
  const [, amount = ''] = /([\d\s]+,\d\d)\s€[^€]*$/.exec(text ?? '') ?? [];
  return Number(amount.replace(/\D/g, ''));
};
/** What is left to pay and what is credit, in euros. */
const accountOf = async (id: string): Promise<[number, number]> => {
  const { due, credit } = (await viewOf(api, id)).account;
  return [due / 100, credit / 100];
};

test('what is late: from the home page by month to the call', async () => {
  await widget('Cotisations en retard')
    .getByRole('link', { name: /^Voir les \d+ cotisations en retard$/ })
    .click();
  await page.getByRole('tab', { name: 'Retards par mois' }).click();
  await page.getByRole('link', { name: /^octobre 2026 : 2 appels$/ }).click();
  const rows = page.getByRole('table', { name: 'Cotisations à encaisser' }).getByRole('row');
  await rows.filter({ hasText: ENERGIES }).waitFor();
  expect(await rows.count()).toBe(3);
  await rows.getByRole('link', { name: BRISAC }).click();
  await page.getByRole('heading', { name: BRISAC, level: 1 }).waitFor();
});

test('a transfer noted on the wrong member is moved: both owe what they owe', async () => {
  const brisac = await openDues(BRISAC);
  const energies = await memberNamed(api, ENERGIES);
  await page.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).click();
  const form = dialogOf(page, RECORD);
  await fieldOf(form, 'Montant').fill('3 000');
  await typeDay(form, 'Reçu le', '31/11/2026');
  await form.getByText(/^Il n’y a pas de 31 novembre/).waitFor();
  await typeDay(form, 'Reçu le', '20/11');
  await fieldOf(form, 'Référence').fill('VIR-MOIS-1');
  await sendRead(RECORD);
  expect(await accountOf(brisac)).toEqual([2000, 0]);

  await page.getByRole('button', { name: /^Déplacer : 20 novembre 2026/ }).click();
  const move = dialogOf(page, MOVE);
  await fieldOf(move, 'Vers un autre membre').pressSequentially('énergies');
  await page.getByRole('option', { name: new RegExp(ENERGIES) }).click();
  await settled(page);
  await choose(move, 'Vers l’appel', /reste 5/);
  await fieldOf(move, 'Raison').fill('Virement du syndicat');
  await sendRead(MOVE, { confirm: true });
  expect([await accountOf(brisac), await accountOf(energies)]).toEqual([
    [5000, 0],
    [2000, 0],
  ]);
});

test('too much money is asked back, kept as credit, and given back', async () => {
  const id = await openDues(ENERGIES);
  await page.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).click();
  const form = dialogOf(page, RECORD);
  await fieldOf(form, 'Montant').fill('2 200');
  await fieldOf(form, 'Référence').fill('VIR-MOIS-2');
  await settled(page);
  await form.getByRole('button', { name: RECORD, exact: true }).click();
  const question = page.getByRole('alertdialog', { name: RECORD });
  await question.getByRole('button', { name: 'Revenir' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await accountOf(id)).toEqual([2000, 0]);
  await sendRead(RECORD, { confirm: true });
  expect(await accountOf(id)).toEqual([0, 200]);

  await chooseAction(page, REFUND);
  const refund = dialogOf(page, REFUND);
  await fieldOf(refund, 'Montant').fill('200');
  await fieldOf(refund, 'Raison').fill('Payé en trop');
  await sendRead(REFUND);
  expect(await accountOf(id)).toEqual([0, 0]);
});

test('a rejected payment is cancelled: its call is late again, with the reason beside it', async () => {
  const id = await openDues(LAROQUE);
  await page.getByRole('button', { name: /^Annuler : / }).click();
  const form = dialogOf(page, REVERSE);
  await fieldOf(form, 'Raison').fill('Mandat rejeté par le comptable public');
  await sendRead(REVERSE, { confirm: true });
  await section(page, 'Cotisations et règlements')
    .getByText(/Mandat rejeté/)
    .first()
    .waitFor();
  expect(await accountOf(id)).toEqual([5000, 0]);
});

test('two tabs with the same transfer: the second is told, and it counts once', async () => {
  const id = await openDues(MAREUIL);
  const other = await page.context().newPage();
  await openDues(MAREUIL, other);
  const tabs = [page, other];
  for (const tab of tabs) {
    await tab.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).click();
    await fieldOf(dialogOf(tab, RECORD), 'Référence').fill('VIR-MOIS-3');
  }
  await sendRead(RECORD);
  await dialogOf(other, RECORD).getByRole('button', { name: RECORD, exact: true }).click();
  await dialogOf(other, RECORD)
    .getByText(/^Entre-temps, /)
    .waitFor();
  expect(await fieldOf(dialogOf(other, RECORD), 'Référence').inputValue()).toBe('VIR-MOIS-3');
  await other.close();
  const { dues } = await viewOf(api, id);
  const noted = dues
    .flatMap(({ payments }) => payments)
    .filter((one) => one.reference === 'VIR-MOIS-3');
  expect(noted).toHaveLength(1);
  expect(await accountOf(id)).toEqual([0, 0]);
});

test('the whole by keyboard: from the home page to the money', async () => {
  await goHome();
  await press(page, widget('Cotisations en retard').getByRole('link', { name: BRISAC }));
  await page.getByRole('heading', { name: BRISAC, level: 1 }).waitFor();
  await press(page, page.getByRole('button', { name: RECORD, exact: true }).first());
  await type(page, fieldOf(dialogOf(page, RECORD), 'Référence'), 'VIR-MOIS-4');
  await settled(page);
  await page.keyboard.press('Enter');
  await dialogOf(page, RECORD).waitFor({ state: 'detached' });
  expect(await accountOf(await memberNamed(api, BRISAC))).toEqual([0, 0]);
});

test('the figures agree: home page, list, file and members', async () => {
  await goHome();
  await widget('Cotisations de l’année').getByText('Reste à encaisser').waitFor();
  const left = cents(await widget('Cotisations de l’année').textContent());
  await page.getByRole('link', { name: 'Cotisations à encaisser de 2026' }).click();
  const listed = page.getByRole('status').filter({ hasText: /à encaisser$/ });
  expect(cents(await listed.textContent())).toBe(left);
  await page.getByRole('button', { name: 'Exporter' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).first().click(),
  ]);
  const [headers, ...lines] = parse(await textOf(file));
  const column = headers!.indexOf('À encaisser');
  const sums = lines.map((line) => cents(`${line[column]} €`));
  expect(sums.reduce((sum, one) => sum + one, 0)).toBe(left);
  expect(refused).toEqual([]);
});

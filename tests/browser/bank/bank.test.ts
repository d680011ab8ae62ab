import type { Page } from 'playwright-core';
import { camtOf, type Movement } from '../../helpers/bank/statements';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { memberNamed, viewOf } from '../../helpers/browser/member';

/** The treasurer’s path: a statement is read, what is sure is confirmed, the rest is chosen, one is undone. */

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.signIn('treasurer', { path: '/admin/plugins/membership-lifecycle/bank' });
  await page.getByRole('heading', { name: 'Banque', level: 1 }).waitFor();
});
afterAll(() => site.close());

const line = (label: string) => page.getByRole('row').filter({ hasText: label });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

const on = '2026-11-20' as const;
const MOVEMENTS: Movement[] = [
  { on, amount: 500_000, label: 'VIR DRFIP', details: 'APPEL 2026-0026 MANDAT 1204' },
  { on, amount: 300_000, label: 'VIR SANS NUMERO', details: 'COTISATION' },
  { on, amount: 15_000, label: 'DON' },
  { on, amount: -1_299, label: 'FRAIS DE TENUE DE COMPTE' },
];

const send = (content: string, name = 'novembre.xml') =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(content) });

test('a file that was cut is refused with its line, and a statement is read', async () => {
  await send(camtOf({ movements: MOVEMENTS, closing: 1 }));
  await page.getByRole('alert').filter({ hasText: 'Le solde final ne tombe pas juste' }).waitFor();
  await send(camtOf({ movements: MOVEMENTS }));
  await page.getByText('4 lignes nouvelles sur 4.').waitFor();
  await page.getByText(/Une est une sortie d’argent, que la liste montre sous/).waitFor();
  await line('VIR DRFIP').getByText('Sûr', { exact: true }).waitFor();
  expect(await line('FRAIS').count()).toBe(0);
  await expectAccessible(page, { heading: 'Banque' });
});

test('money that goes out is listed under its own filter, without what is to be matched', async () => {
  const all = page.url();
  await page.goto(`${all.split('?')[0]}?state=outgoing`);
  await line('FRAIS').waitFor();
  expect(await button('Confirmer tout ce qui est sûr').count()).toBe(0);
  expect(await page.getByText(/à rapprocher\s:/).count()).toBe(0);
  await page.goto(all);
});

test('what is sure is confirmed after its plan', async () => {
  await button('Confirmer tout ce qui est sûr').click();
  await dialog()
    .getByText(/1 ligne, 5\s000,00\s€/)
    .waitFor();
  await dialog().getByText('Règlement reçu').waitFor();
  // The bank names nobody here: whose account it came on is what there is to read.
  await dialog().getByText('Payeur non nommé').waitFor();
  await dialog()
    .getByText(/compte …/)
    .waitFor();
  await expectAccessible(page, {
    heading: 'Confirmer tout ce qui est sûr',
    within: '[role=dialog]',
  });
  await button('Confirmer cette ligne').click();
  await page.getByText('1 ligne rapprochée').waitFor();
  await line('VIR DRFIP').waitFor({ state: 'detached' });
});

test('a payment that the bank took back is noted from its line, and keeps the one it came by', async () => {
  const movements = [{ on, amount: -500_000, label: 'REJET VIR', details: 'APPEL 2026-0026' }];
  await send(camtOf({ movements }), 'rejet.xml');
  await page.getByText(/1 ligne nouvelle/).waitFor();
  const all = page.url();
  await page.goto(`${all.split('?')[0]}?state=outgoing`);
  await line('REJET VIR')
    .getByText(/son rejet serait noté au 20 novembre 2026/)
    .waitFor();
  await button('Noter le rejet : REJET VIR').click();
  await page.getByText(/Rejet noté/).waitFor();
  await page.goto(`${all.split('?')[0]}?state=matched`);
  await line('VIR DRFIP').getByText('Rejeté par la banque le 20 novembre 2026').waitFor();
  expect(
    await line('VIR DRFIP')
      .getByRole('button', { name: /Annuler/ })
      .count(),
  ).toBe(0);
  await expectAccessible(page, { heading: 'Banque' });
  await page.goto(all);
});

test('a part is put on a call that is chosen', async () => {
  await button('Choisir… : VIR SANS NUMERO').click();
  await button('Rapprocher').click();
  await dialog().getByText('Cocher au moins un appel').waitFor();
  await dialog().getByRole('combobox').pressSequentially('Brisac');
  await page.getByRole('option', { name: /Brisac/ }).click();
  await dialog()
    .getByRole('checkbox', { name: /Appel 2026-/ })
    .click();
  await dialog()
    .getByText(/Reste à rapprocher\s: 0,00\s€/)
    .waitFor();
  await expectAccessible(page, {
    heading: 'Choisir ce que règle cette ligne',
    within: '[role=dialog]',
  });
  await button('Rapprocher').click();
  await page.getByText('La ligne est rapprochée.').first().waitFor();
  await line('VIR SANS NUMERO').waitFor({ state: 'detached' });
});

test('what is no due is set aside, and the list says what became of each line', async () => {
  await button('Mettre de côté : DON').click();
  await dialog().getByText('Ne concerne pas les adhésions').waitFor();
  await dialog().getByRole('button', { name: 'Mettre de côté' }).click();
  await page.getByText('Rien à rapprocher.').waitFor();
  await page.goto(`${page.url().split('?')[0]}?state=all`);
  await line('VIR DRFIP').getByText('Rapprochée', { exact: true }).waitFor();
  await line('FRAIS').getByText('Sortie d’argent').waitFor();
});

test('a match is undone: its payment is reversed, and the line waits again', async () => {
  await button('Annuler… : VIR SANS NUMERO').click();
  await dialog().getByText('Les règlements enregistrés depuis cette ligne sont annulés').waitFor();
  await button('Annuler le rapprochement').click();
  await page.getByText('1 ligne à rapprocher').waitFor();
});

test('money that goes out is put on a refund that is recorded, and a cancelled call is said to be', async () => {
  const api = await site.api('membership-staff');
  const id = await memberNamed(api, 'Université de Grandval');
  const [call] = (await viewOf(api, id)).dues.filter(({ state }) => state === 'paid');
  const refund = { duesId: call.id, amount: 4_200, on, reason: 'Trop reçu' };
  const at = `/membership-lifecycle/memberships/${id}/commands/refund-payment`;
  expect((await api.send('POST', at, refund)).status).toBe(200);
  const corrected = await viewOf(api, await memberNamed(api, 'Ville de Laroque-d’Aune'));
  const { number } = corrected.dues.find(({ creditNote }) => creditNote !== null)!;
  const movements: Movement[] = [
    { on, amount: -4_200, label: 'VIR EMIS GRANDVAL' },
    { on, amount: 4_343, label: `VIR ${number}` },
  ];
  await page.goto(`${page.url().split('?')[0]}?state=all`);
  await send(camtOf({ movements }), 'sorties.xml');
  await line(`VIR ${number}`)
    .getByText(new RegExp(`L’appel ${number} est annulé, remplacé par 2026-`))
    .waitFor();
  await button(`Choisir… : VIR ${number}`).click();
  await dialog()
    .getByRole('group', { name: /^Ville de Laroque-d’Aune/ })
    .waitFor();
  await dialog().getByRole('button', { name: 'Revenir' }).click();
  await line('VIR EMIS GRANDVAL')
    .getByText(/Remboursement du .* déjà enregistré/)
    .waitFor();
  await button('Choisir… : VIR EMIS GRANDVAL').click();
  await dialog().getByRole('button', { name: 'Reprendre la proposition 1' }).click();
  await dialog().getByRole('checkbox', { name: /42,00/, checked: true }).waitFor();
  await expectAccessible(page, {
    heading: 'Choisir le remboursement ou le rejet de cette ligne',
    within: '[role=dialog]',
  });
  await button('Rapprocher').click();
  await line('VIR EMIS GRANDVAL')
    .getByText(/42,00\s€ remboursés sur 2026-\d+, remboursement déjà enregistré/)
    .waitFor();
});

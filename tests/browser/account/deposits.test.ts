/** @long What is ready, noted and listed is held by tests/http; these are its screens. */
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { bytesOf } from '../../helpers/browser/download';
import { dialogOf, fieldOf, memberNamed, openMember, viewOf } from '../../helpers/browser/member';

/** From what waits to be deposited on Chorus Pro to what became of it, as a treasurer does it. */

const READY = 'Ville de Laroque-d’Aune';
const LACKING = 'Ville de Fontalbe';
const ORGANISATIONS = '/content-manager/collection-types/api::organisation.organisation';
const IN_DIALOG = { within: '[role=dialog]' };

let site: Site;
let api: Api;
let page: Page;

/** A body says that its calls are deposited on Chorus Pro. */
const requireEngagement = async (name: string): Promise<void> => {
  const { organisation } = await viewOf(api, await memberNamed(api, name));
  const at = `${ORGANISATIONS}/${organisation.documentId}`;
  const { body } = await api.get<{ data: object }>(at);
  const required = { ...body.data, engagementRequired: true };
  expect((await api.send('PUT', at, required)).status).toBe(200);
};

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
  await requireEngagement(READY);
  await requireEngagement(LACKING);
});
afterAll(() => site.close());

test('a folder is made of what is ready, after what is left aside was read', async () => {
  await page.goto(`${site.address}/admin/plugins/membership-lifecycle/calls?deposit=to-deposit`);
  await page.getByRole('checkbox', { name: 'Tout choisir sur cette page' }).click();
  await page.getByRole('button', { name: 'Dossier de dépôt…' }).click();
  const dialog = dialogOf(page, 'Dossier de dépôt pour Chorus Pro');
  await dialog.getByText(/prêtes? à déposer/).waitFor();
  await dialog
    .getByText(/le numéro d’engagement/)
    .first()
    .waitFor();
  await expectAccessible(page, { heading: 'Dossier de dépôt pour Chorus Pro', ...IN_DIALOG });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Télécharger le dossier/ }).click(),
  ]);
  const files = Object.keys(unzipSync(await bytesOf(download)));
  expect(files).toEqual(expect.arrayContaining(['liste.csv', 'liste.xlsx']));
  expect(files.some((name) => name.endsWith('ville-de-laroque-d-aune.pdf'))).toBe(true);
});

test('what became of it is noted, and a rejection is the next thing to do', async () => {
  const row = page.getByRole('row').filter({ hasText: READY }).first();
  await page.getByRole('button', { name: 'Ne plus rien choisir' }).click();
  await row.getByRole('checkbox').click();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Noter le dépôt…' }).click();
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await dialog.getByText('C’est fait pour 1 pièce.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await page.goto(`${site.address}/admin/plugins/membership-lifecycle/calls?deposit=deposited`);
  await row.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Noter le dépôt…' }).click();
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option', { name: 'Rejeté' }).click();
  await fieldOf(dialog, 'Motif du rejet').fill('Service inconnu');
  await expectAccessible(page, { heading: 'Noter le dépôt', ...IN_DIALOG });
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await dialog.getByText('C’est fait pour 1 pièce.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await openMember(page, site.address, await memberNamed(api, READY), 'Cotisations');
  await page.getByText(/que Chorus Pro a rejeté le/).waitFor();
  await page
    .getByText(/Dépôt de l’appel .* sur Chorus Pro\s: .*Rejeté le .* \(Service inconnu\)/)
    .waitFor();
  await expectAccessible(page, { heading: READY });
});

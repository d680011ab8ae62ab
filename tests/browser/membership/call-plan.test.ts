import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  section,
  send,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';

/** A call before it is issued: what it will ask, of whom, and what it still lacks. */

const UNCALLED = 'Ville de Quercy-le-Haut';
const ISSUE = 'Émettre l’appel de cotisation';
/** The label has a space that does not break. */
const ENGAGEMENT = 'N°\\sd’engagement';
const ORGANISATIONS = '/content-manager/collection-types/api::organisation.organisation';

let site: Site;
let api: Api;
let page: Page;
let id: string;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
  id = await memberNamed(api, UNCALLED);
});
afterAll(() => site.close());

const openDialog = async () => {
  await openMember(page, site.address, id);
  await page.getByRole('button', { name: ISSUE }).first().click();
  return dialogOf(page, ISSUE);
};
/** The value of a fact in the plan, by its name. */
const fact = (name: string) =>
  dialogOf(page, ISSUE)
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

it('nothing says that nothing is left to pay while the call is to be issued', async () => {
  await openMember(page, site.address, id);
  await page.getByText(/^Cotisation de 5\s000,00\s€$/).waitFor();
  expect(await page.getByText('Reste à payer', { exact: true }).count()).toBe(0);
  await page.getByText(/cotisation pas encore appelée\.$/).waitFor();
  const term = section(page, 'Périodes d’adhésion').getByRole('row');
  await term.filter({ hasText: 'en cours' }).getByText('Appel à émettre').waitFor();
});

it('the dialog tells the sum, the due day and the recipient, and follows what is typed', async () => {
  const dialog = await openDialog();
  // Given by the workflow: 30 days after the pretended day.
  expect(await fieldOf(dialog, 'À payer avant le').inputValue()).toBe('25/12/2026');
  await fact('À payer avant le').getByText('25 décembre 2026').waitFor();
  await fact('Montant')
    .getByText(/^5\s000,00\s€$/)
    .waitFor();
  await dialog.getByText(/^«\sAppel de cotisation\s».*comptabilite@quercy-le-haut/).waitFor();
  await expectAccessible(page, { heading: ISSUE, within: '[role=dialog]' });

  await typeDay(dialog, 'À payer avant le', '31/01/2027');
  await fact('À payer avant le').getByText('31 janvier 2027').waitFor();
  await fieldOf(dialog, ENGAGEMENT).fill('EJ-2026-88');
  await fact('N° d’engagement').getByText('EJ-2026-88').waitFor();
  expect((await viewOf(api, id)).callable).toHaveLength(1);
});

it('a day that is being typed when the plan arrives stays', async () => {
  const gate: { open?: () => void } = {};
  const opened = new Promise<void>((resolve) => (gate.open = resolve));
  await page.route('**/issue-call/plan', async (route) => {
    await opened;
    await route.continue();
  });
  const dialog = await openDialog();
  const due = fieldOf(dialog, 'À payer avant le');
  await due.fill('31/01/2027');
  gate.open?.();
  await fact('Montant').waitFor();
  await due.press('Tab');
  await fact('À payer avant le').getByText('31 janvier 2027').waitFor();
  await page.unroute('**/issue-call/plan');
});

it('says before the click that the engagement is missing, and issues the call as told', async () => {
  const { organisation } = await viewOf(api, id);
  const at = `${ORGANISATIONS}/${organisation.documentId}`;
  const { body } = await api.get<{ data: object }>(at);
  const required = { ...body.data, engagementRequired: true, serviceCode: 'SERV-9' };
  expect((await api.send('PUT', at, required)).status).toBe(200);

  const dialog = await openDialog();
  await dialog.getByText(/^À corriger avant de valider\s: N°\sd’engagement\.$/).waitFor();
  const engagement = fieldOf(dialog, ENGAGEMENT);
  await dialog.getByText(/cet organisme demande\s: le numéro d’engagement/).waitFor();
  expect(await fieldOf(dialog, 'Code service').inputValue()).toBe('SERV-9');
  await engagement.fill('EJ-2026-88');
  await fact('N° d’engagement').getByText('EJ-2026-88').waitFor();
  expect(await dialog.getByText('À corriger avant de valider').count()).toBe(0);
  await fact('Code service').getByText('SERV-9').waitFor();
  await send(page, ISSUE);
  const [call] = (await viewOf(api, id)).dues;
  expect(call).toMatchObject({
    engagementNumber: 'EJ-2026-88',
    serviceCode: 'SERV-9',
    dueOn: '2026-12-25',
  });
  await page.getByText('Reste à payer', { exact: true }).waitFor();
});

/** @long The data of calls is held by tests/integration/papers/factur-x; these are its pages. */
import { extractXml } from '@stackforge-eu/factur-x';
import type { Page } from 'playwright-core';
import type { IdentityView } from '../../../src/plugins/membership-lifecycle/shared/settings/identity';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { bytesOf } from '../../helpers/browser/download';
import {
  choose,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  section,
  send,
  viewOf,
} from '../../helpers/browser/member';
import { said } from '../../helpers/factur-x';
import { brokenRules } from '../../helpers/invoice-rules';

/** A body that wants its calls in the Factur-X format, from what is asked to what is downloaded. */

const MEMBER = 'Ville d’Arcelles';
const ORGANISATIONS = '/admin/content-manager/collection-types/api::organisation.organisation';
const IDENTITY = '/admin/settings/membership-lifecycle/identity';
const FORMAT = 'Appels au format Factur-X';

let site: Site;
let api: Api;
let page: Page;
let member: MembershipView;

const reissue = async (): Promise<void> => {
  await section(page, 'Cotisations et règlements')
    .getByRole('button')
    .filter({ hasText: /^Corriger l’appel/ })
    .first()
    .click();
  await fieldOf(dialogOf(page, 'Corriger l’appel'), 'Raison').fill('Dépôt sur Chorus Pro');
};

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
  member = await viewOf(api, await memberNamed(api, MEMBER));
  // The association of the demonstration has said it: here, it has not yet.
  const administrator = await site.api('administrator');
  const at = '/membership-lifecycle/settings/identity';
  const { identity } = (await administrator.get<{ data: IdentityView }>(at)).body.data;
  const unsaid = { ...identity, vatTreatment: '', taxNumber: '' };
  expect((await administrator.send('PUT', at, unsaid)).status).toBe(200);
});
afterAll(() => site.close());

test('staff ask for the format in the page of the organisation', async () => {
  await page.goto(`${site.address}${ORGANISATIONS}/${member.organisation.documentId}`);
  const asked = page.getByRole('checkbox', { name: FORMAT });
  await asked.waitFor();
  await asked.check({ force: true });
  await choose(page, 'Où vont ses appels Factur-X', 'Plateforme agréée');
  await page.getByLabel('Adresse de facturation électronique').fill('999000000_A');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page
    .getByText(/Cette adresse commence par le SIREN/)
    .first()
    .waitFor();
  await page.getByLabel('Adresse de facturation électronique').fill('');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  expect((await saved).status()).toBe(200);
});

test('what the association has not said is asked before anything is issued', async () => {
  await openMember(page, site.address, member.documentId, 'Cotisations');
  await reissue();
  await dialogOf(page, 'Corriger l’appel')
    .getByRole('button', { name: 'Corriger l’appel', exact: true })
    .click();
  await dialogOf(page, 'Corriger l’appel')
    .getByText(/la situation de la cotisation au regard de la TVA/)
    .first()
    .waitFor();
});

test('the association says how its dues stand with VAT', async () => {
  const settings = await site.signIn('administrator', { path: IDENTITY });
  await settings.getByRole('heading', { name: 'La TVA et la facturation électronique' }).waitFor();
  await choose(
    settings,
    'Situation de la cotisation au regard de la TVA',
    'Hors du champ de la TVA (code O)',
  );
  await expectAccessible(settings, { heading: 'Identité de l’association' });
  const saved = settings.waitForResponse((answer) => answer.request().method() === 'PUT');
  await settings.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  expect((await saved).status()).toBe(200);
});

test('the call that replaces it has its data, and says so', async () => {
  await openMember(page, site.address, member.documentId, 'Cotisations');
  await reissue();
  await send(page, 'Corriger l’appel');
  const paper = section(page, 'Cotisations et règlements').getByText(
    'Télécharger l’appel (Factur-X)',
  );
  await paper.first().waitFor();
  await expectAccessible(page, { heading: 'Cotisations et règlements' });
  const [file] = await Promise.all([page.waitForEvent('download'), paper.first().click()]);
  const { xml } = await extractXml(await bytesOf(file));
  const [call] = member.dues;
  const total = (call.amount.amount / 100).toFixed(2);
  expect(said(xml, 'GrandTotalAmount')).toEqual([total]);
  // What came in is not asked for again.
  expect(said(xml, 'TotalPrepaidAmount')).toEqual([total]);
  expect(said(xml, 'DuePayableAmount')).toEqual(['0.00']);
  expect(said(xml, 'ExemptionReason')).toEqual(['TVA non applicable, article 293 B du CGI']);
  expect(brokenRules(xml, ['european', 'french'])).toEqual([]);
});

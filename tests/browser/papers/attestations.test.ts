/** @long Certificates and receipts are held by tests/integration/papers/attestations; these are their pages. */
import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { press, tabTo } from '../../helpers/browser/keyboard';
import {
  choose,
  dialogOf,
  expectTold,
  memberNamed,
  openMember,
  openTab,
  section,
  send,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';

/** Certificates and receipts, made and sent from a member's page; the sheet of an offer. */

const PAID = 'Ville d’Arcelles';
const SECTION = 'Attestations, reçus et copies';

let site: Site;
let api: Api;
let page: Page;

const rows = () => section(page, SECTION).getByRole('row');
const button = (name: string | RegExp) => section(page, SECTION).getByRole('button', { name });
const downloading = async (click: () => Promise<void>): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return file.suggestedFilename();
};

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
  await openMember(page, site.address, await memberNamed(api, PAID), 'Documents');
});
afterAll(() => site.close());

it('a certificate is refused on a day on which the body was no member, and the form stays', async () => {
  await button('Établir une attestation').click();
  const dialog = dialogOf(page, 'Établir une attestation');
  await typeDay(dialog, 'Jour attesté', '01/01/2001');
  await dialog.getByRole('button', { name: 'Établir et télécharger' }).click();
  await dialog.getByText(/Pas d’attestation au 1er janvier 2001/).waitFor();
  expect(await dialog.getByLabel('Jour attesté').getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page, { heading: 'Établir une attestation', within: '[role=dialog]' });
});

it('the certificate of today is made in the language that is chosen, handed over and listed', async () => {
  const dialog = dialogOf(page, 'Établir une attestation');
  await typeDay(dialog, 'Jour attesté', '25/11/2026');
  await choose(dialog, 'Langue du document', 'Anglais');
  const name = await downloading(() =>
    dialog.getByRole('button', { name: 'Établir et télécharger' }).click(),
  );
  expect(name).toMatch(/^Certificate of membership ADH-.*-A1\.pdf$/);
  await dialog.waitFor({ state: 'detached' });
  await rows().filter({ hasText: 'Certificate of membership' }).getByText('Anglais').waitFor();
  await expectTold(page, /Mehdi Démo a délivré l’attestation ADH-/);
});

it('a receipt is made for a call on which money came, by keyboard, and the focus comes back', async () => {
  await press(page, button('Établir un reçu'));
  const dialog = dialogOf(page, 'Établir un reçu');
  await dialog.waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Établir et télécharger' }));
  const name = await downloading(() => page.keyboard.press('Enter'));
  expect(name).toMatch(/^Reçu de cotisation ADH-.*-R1\.pdf$/);
  await dialog.waitFor({ state: 'detached' });
  await rows().filter({ hasText: 'Reçu de cotisation' }).waitFor();
  await expectAccessible(page, { heading: SECTION });
});

it('it is sent with its message, once', async () => {
  await button(/^Envoyer par e-mail\s: Reçu/).click();
  const question = page.getByRole('alertdialog', { name: 'Envoyer par e-mail' });
  await question.getByText(/écrit au contact de facturation/).waitFor();
  await question.getByRole('button', { name: 'Confirmer' }).click();
  await rows()
    .filter({ hasText: 'Reçu de cotisation' })
    .getByText(/^E-mail\s: Gardé ici$/)
    .waitFor();
  await openTab(page, 'Messages');
  await section(page, 'Messages')
    .getByText(/^Reçu de cotisation/)
    .first()
    .waitFor();
});

describe('a due date that is corrected once the call is issued', () => {
  const dues = () => section(page, 'Cotisations et règlements');

  it('is told beside the paper that says another one, until another call is issued', async () => {
    const id = await memberNamed(api, 'Centre hospitalier de Brisac');
    const { dues: calls } = await viewOf(api, id);
    const [{ id: duesId, number }] = calls;
    const corrected = { field: 'dues-due-on', id: duesId, date: '2026-12-31', reason: 'Erreur' };
    const url = `/membership-lifecycle/memberships/${id}/commands/correct-date`;
    await api.send('POST', url, corrected);
    await openMember(page, site.address, id, 'Cotisations');
    await dues().getByText('Le document de cet appel n’est plus à jour').waitFor();
    await dues()
      .getByText(/^Échéance\s: .* sur le document, 31 décembre 2026 aujourd’hui$/)
      .waitFor();
    await expectAccessible(page, { heading: 'Cotisations et règlements' });
    await dues()
      .getByRole('button', { name: /^Émettre un appel corrigé/ })
      .click();
    await send(page, 'Corriger l’appel');
    await dues()
      .getByText('Le document de cet appel n’est plus à jour')
      .waitFor({ state: 'detached' });
    await dues().getByText(`Remplace l’appel ${number}, annulé.`).waitFor();
    const [again] = (await viewOf(api, id)).dues;
    expect(again).toMatchObject({ replaces: number, dueOn: '2026-12-31', outdated: null });
  });
});

it('communications take the sheet of the offer, in the language that they choose', async () => {
  const OFFERS = '/content-manager/collection-types/api::offer.offer';
  const author = await site.api('communications');
  const { body } = await author.get<{ results: { documentId: string }[] }>(OFFERS);
  const path = `/admin${OFFERS}/${body.results[0]!.documentId}`;
  const writer = await site.signIn('communications', { path });
  const sheet = writer.getByRole('region', { name: 'Fiche A4' });
  await sheet.getByRole('combobox', { name: 'Langue de la fiche' }).click();
  await writer.getByRole('option', { name: 'Anglais' }).click();
  const [file] = await Promise.all([
    writer.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Fiche de l’offre publiée' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Fiche Adhésions 2021 (en).pdf');
  await sheet.getByRole('button', { name: 'Fiche du projet' }).waitFor();
});

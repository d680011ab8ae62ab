/** @long Deliveries are held by tests/http/webhooks/events; these are their pages. */
import type { Page } from 'playwright-core';
import type { WebhookView } from '../../../src/plugins/membership-lifecycle/shared/webhooks/webhooks';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { startReceiver, type Receiver } from '../../helpers/receiver';

/** The events that other software is told, as the administrator looks after them. */

const EVENTS = '/admin/settings/membership-lifecycle/events';
const API = '/membership-lifecycle/events';

let site: Site;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  site = await openSite({ env: { ADHESIONS_OUTBOX: 'false' } });
});
afterAll(async () => {
  await site.close();
  await receiver.close();
});

const open = async (): Promise<Page> => {
  const page = await site.signIn('administrator', { path: EVENTS });
  await page.getByRole('heading', { name: 'Événements', level: 1 }).waitFor();
  return page;
};
const dialog = (page: Page) => page.getByRole('dialog');

test('says what to do when nobody is told, and takes the webhook that Strapi’s page makes', async () => {
  const page = await open();
  await page.getByText(/Aucun logiciel n’est prévenu/).waitFor();
  await expectAccessible(page, { heading: 'Événements' });
  await page.getByRole('link', { name: 'Créer un webhook' }).click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Site web');
  await page.getByRole('textbox', { name: 'Adresse' }).fill(receiver.url);
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  expect((await answered).status()).toBe(201);

  await page.goto(`${site.address}${EVENTS}`);
  await page.getByText('Ne reçoit aucun événement d’Adhésions').waitFor();
  await page.getByRole('button', { name: 'Choisir les événements : Site web' }).click();
  await dialog(page).getByRole('checkbox', { name: 'Un appel est entièrement réglé' }).click();
  await dialog(page).getByRole('checkbox', { name: 'Droits : tout' }).click();
  await expectAccessible(page, {
    heading: 'Choisir les événements : Site web',
    within: '[role="dialog"]',
  });
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Reçoit 9 événements').waitFor();
  const api = await site.api('administrator');
  const { body } = await api.get<{ data: WebhookView[] }>(`${API}/webhooks`);
  expect(body.data[0].events).toHaveLength(9);
  expect(body.data[0].events).toContain('dues.paid');
});

test('tries a webhook, and says what the software answered', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Essayer : Site web' }).click();
  const send = dialog(page).getByRole('button', { name: 'Envoyer l’essai' });
  receiver.answer = { status: 500, text: 'En panne' };
  await send.click();
  await dialog(page).getByText('Le logiciel n’a pas pris l’essai').waitFor();
  await dialog(page)
    .getByText(/Réponse 500/)
    .waitFor();
  await dialog(page)
    .getByText(/Le logiciel a dit.*En panne/)
    .waitFor();
  receiver.answer = null;
  await send.click();
  await dialog(page).getByText('Le logiciel a bien reçu l’essai').waitFor();
  expect(receiver.calls.at(-1)?.body).toMatchObject({ event: 'dues.paid', test: true });
});

test('shows the secret that signs, and replaces it once that is confirmed', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Secret de signature : Site web' }).click();
  const shown = dialog(page).getByText(/^whsec_/);
  const before = await shown.innerText();
  await expectAccessible(page, {
    heading: 'Secret de signature : Site web',
    within: '[role="dialog"]',
  });
  await page.getByRole('button', { name: 'Remplacer le secret' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remplacer le secret ?' });
  await question.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('Le secret est remplacé').first().waitFor();
  await dialog(page).getByText(before, { exact: true }).waitFor({ state: 'detached' });
  expect(await shown.innerText()).not.toBe(before);
});

test('explains each event, with an example of what it carries', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Ce qui est annoncé' }).click();
  await page.getByText('Un droit est épuisé').waitFor();
  await expectAccessible(page, { heading: 'Appels de cotisation' });
  await page.getByRole('button', { name: 'Voir un exemple : dues.paid', exact: true }).click();
  await dialog(page).getByText('"event": "dues.paid"').waitFor();
});

test('lists what was told, and sends again what the software did not take', async () => {
  const api = await site.api('membership-staff');
  const member = await memberNamed(api, 'Université de Grandval');
  const { reference } = await viewOf(api, member);
  const { status } = await api.send(
    'POST',
    `/membership-lifecycle/memberships/${member}/commands/consume`,
    { benefit: 'compagnonnage', quantity: 1, on: '2026-11-24' },
  );
  expect(status).toBe(200);

  const page = await open();
  await page.getByRole('tab', { name: 'Derniers envois' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Un droit est utilisé' });
  await row.getByText('En attente').waitFor();
  await row.getByText('Site web').waitFor();
  await row.getByRole('link', { name: reference }).waitFor();
  await expectAccessible(page, { heading: 'Événements' });

  await row.getByRole('button', { name: 'Un droit est utilisé' }).click();
  await dialog(page).getByText('Pas encore essayé').waitFor();
  await dialog(page).getByText('"event": "entitlement.consumed"').waitFor();
  await expectAccessible(page, { heading: 'Un droit est utilisé', within: '[role="dialog"]' });

  const again = dialog(page).getByRole('button', { name: 'Renvoyer' });
  receiver.answer = { status: 503, text: 'Maintenance' };
  await again.click();
  await page.getByText('Le logiciel ne l’a pas pris : la raison est indiquée.').waitFor();
  await dialog(page).getByText('Réponse 503').waitFor();
  await dialog(page)
    .getByText(/Le logiciel a dit.*Maintenance/)
    .waitFor();
  await dialog(page)
    .getByText(/^1 essai, le dernier le/)
    .waitFor();
  await dialog(page)
    .getByText(/^Prochain essai le/)
    .waitFor();
  // Strapi lightens the button under the pointer.
  await page.mouse.move(0, 0);
  await expectAccessible(page, { heading: 'Un droit est utilisé', within: '[role="dialog"]' });

  receiver.answer = null;
  await again.click();
  await page.getByText('Le logiciel l’a reçu.').waitFor();
  await dialog(page).getByText('Reçu', { exact: true }).waitFor();
  const [refused, taken] = receiver.calls.slice(-2).map(({ body }) => body);
  expect(taken).toMatchObject({ event: 'entitlement.consumed', id: refused?.id });
  await dialog(page).getByRole('button', { name: 'Fermer' }).first().click();
  await row.getByText('Reçu', { exact: true }).waitFor();
});

test('the deliveries are filtered by what became of them', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Derniers envois' }).click();
  await page.getByRole('row').filter({ hasText: 'Un droit est utilisé' }).waitFor();
  await page.getByRole('combobox', { name: 'État' }).click();
  await page.getByRole('option', { name: 'En échec' }).click();
  await page
    .getByText(/Rien n’a été annoncé|Aucun/)
    .first()
    .waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'Un droit est utilisé' }).count()).toBe(0);
});

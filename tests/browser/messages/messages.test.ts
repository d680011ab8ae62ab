import type { Page } from 'playwright-core';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { MessageRow } from '../../../src/plugins/membership-lifecycle/shared/messages/messages';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import {
  dialogOf,
  expectTold,
  memberNamed,
  openMember,
  send as sendForm,
} from '../../helpers/browser/member';
import { tokensIn } from '../../helpers/invitations';
import { startMailServer, type MailServer } from '../../helpers/smtp';

/** The e-mails, as staff look after them: found, read, sent again, held back. */

const MESSAGES = '/admin/plugins/membership-lifecycle/messages';
const API = '/membership-lifecycle/messages';

let site: Site;
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  site = await openSite({
    env: {
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(server.port),
      // The test says when messages leave.
      ADHESIONS_OUTBOX: 'false',
    },
  });
});
afterAll(async () => {
  await server.close();
  await site.close();
});

const listed = async (query: string): Promise<MessageRow[]> => {
  const api = await site.api('membership-staff');
  const { body } = await api.get<{ data: MessageRow[] }>(`${API}?pageSize=100&${query}`);
  return body.data;
};
const stateOf = async ({ id }: MessageRow): Promise<string> => {
  const api = await site.api('membership-staff');
  const { body } = await api.get<{ data: MessageRow }>(`${API}/${id}`);
  return body.data.state;
};

const list = async (query = ''): Promise<Page> => {
  const page = await site.signIn('membership-staff', { path: `${MESSAGES}${query}` });
  await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  return page;
};
/** Opens a message, in the list of its member. */
const open = async ({ membershipId, subject }: MessageRow): Promise<Page> => {
  const page = await list(`?membership=${membershipId}`);
  await page.getByRole('button', { name: subject, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
  return page;
};
const choose = async (page: Page, filter: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: filter }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const click = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
/** One message of a state and a template, alone of its subject for its member. */
const kept = async (template: string): Promise<MessageRow> => {
  const [found] = await listed(`state=kept&template=${template}`);
  if (!found) throw new Error(`No kept message of ${template}.`);
  return found;
};

test('keeps what the filters ask for, and their address', async () => {
  const page = await list();
  await expectAccessible(page, { heading: 'Messages' });
  await choose(page, 'Modèle', 'Appel de cotisation');
  await page.waitForURL(/template=call-issued/);
  await choose(page, 'État', 'Gardé ici');
  await page.waitForURL(/state=kept/);
  const expected = await listed('state=kept&template=call-issued');
  expect(expected.length).toBeGreaterThan(0);
  await page.getByRole('row').filter({ hasText: expected[0].subject }).first().waitFor();
  const again = await list(new URL(page.url()).search);
  expect(await again.getByRole('row').filter({ hasText: 'Appel de cotisation' }).count()).toBe(
    (await again.getByRole('row').count()) - 1,
  );
});

test('shows a message as its recipient reads it, and as plain text', async () => {
  const message = await kept('call-issued');
  const page = await open(message);
  await page
    .frameLocator('iframe[title="Le message tel que son destinataire le lit"]')
    .getByText('Bonjour')
    .waitFor();
  await expectAccessible(page, { heading: message.subject, within: '[role="dialog"]' });
  await choose(page, 'Affichage du message', 'En texte seul');
  await page.getByRole('dialog').getByText('Bonjour').waitFor();
});

test('says why a message failed, and sends it again', async () => {
  const message = await kept('call-issued');
  server.answer = { code: 550, text: '5.1.1 no such user' };
  const page = await open(message);
  await click(page, 'Envoyer');
  await page.getByText('Le message va partir.').waitFor();
  expect(await stateOf(message)).toBe('queued');
  await site.sendMessages();
  expect(await stateOf(message)).toBe('failed');

  server.answer = null;
  const again = await open(message);
  const dialog = again.getByRole('dialog');
  await dialog.getByText(/L’adresse du destinataire n’existe pas/).waitFor();
  await dialog.getByText(/5\.1\.1 no such user/).waitFor();
  await expectAccessible(again, { heading: message.subject, within: '[role="dialog"]' });
  await click(again, 'Envoyer');
  await again.getByText('Le message va partir.').waitFor();
  await site.sendMessages();
  expect(await stateOf(message)).toBe('sent');
  expect(server.received.map(({ subject }) => subject)).toEqual([message.subject]);
});

test('holds back a message that waits', async () => {
  const message = await kept('call-issued');
  const page = await open(message);
  await click(page, 'Envoyer');
  await click(page, 'Ne pas envoyer');
  await page.getByText('Le message ne partira pas.').waitFor();
  const before = server.received.length;
  await site.sendMessages();
  expect(server.received).toHaveLength(before);
  expect(await stateOf(message)).toBe('cancelled');
});

test('an e-mail is held back before the command that writes it, and sent when staff want', async () => {
  const ISSUE = 'Émettre l’appel de cotisation';
  const api = await site.api('membership-staff');
  const id = await memberNamed(api, 'Ville de Quercy-le-Haut');
  const page = await site.signIn('membership-staff');
  await openMember(page, site.address, id);
  await page.getByRole('button', { name: ISSUE }).first().click();
  const dialog = dialogOf(page, ISSUE);
  await dialog.getByText('Un e-mail parti ne se reprend pas.').waitFor();
  await dialog.getByRole('checkbox', { name: /^Envoyer « Appel de cotisation »$/ }).uncheck();
  await dialog.getByText(/est retenu/).waitFor();
  expect(await dialog.getByText('Un e-mail parti ne se reprend pas.').count()).toBe(0);
  await expectAccessible(page, { heading: ISSUE, within: '[role=dialog]' });
  await sendForm(page, ISSUE);
  await expectTold(page, 'Un e-mail est retenu, non envoyé.');

  const [message] = await listed(`state=withheld&membership=${id}`);
  if (!message) throw new Error('Nothing was held back.');
  const before = server.received.length;
  await site.sendMessages();
  expect(server.received).toHaveLength(before);
  const later = await open(message);
  await later.getByRole('dialog').getByText('Retenu', { exact: true }).waitFor();
  await click(later, 'Envoyer');
  await later.getByText('Le message va partir.').waitFor();
  await site.sendMessages();
  expect(await stateOf(message)).toBe('sent');
});

/** A proposal that was kept, of a member who may still answer it. */
const proposed = async (): Promise<MessageRow> => {
  const api = await site.api('membership-staff');
  for (const message of await listed('state=kept&template=renewal-proposal')) {
    const { body } = await api.get<{ data: MembershipView }>(
      `/membership-lifecycle/memberships/${message.membershipId}`,
    );
    if (body.data.renewal?.stage.kind === 'waiting') return message;
  }
  throw new Error('No proposal waits for its answer.');
};

test('tells what became of the personal link of a message, and revokes it', async () => {
  const message = await proposed();
  const page = await open(message);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Il sera mis dans le message à son départ.').waitFor();
  await click(page, 'Envoyer');
  await page.getByText('Le message va partir.').waitFor();
  await site.sendMessages();
  const [token] = tokensIn(server.received.at(-1)?.text ?? '');
  const link = `${site.address}/api/renewal-invitations/${token}`;
  expect((await fetch(link)).status).toBe(200);

  const again = await open(message);
  await again.getByText('Il marche, et personne n’a encore répondu par ce lien.').waitFor();
  await again
    .frameLocator('iframe[title="Le message tel que son destinataire le lit"]')
    .getByText('[lien personnel]')
    .waitFor();
  await expectAccessible(again, { heading: message.subject, within: '[role="dialog"]' });
  await click(again, 'Révoquer le lien');
  await again.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
  await again.getByText('Le lien ne marche plus.').waitFor();
  await again.getByRole('dialog').getByText('Révoqué', { exact: true }).waitFor();
  expect((await fetch(link)).status).toBe(410);
});

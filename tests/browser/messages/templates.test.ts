/** @long What is stored and sent is held by tests/http/messages/templates; this is its page. */
import type { Page } from 'playwright-core';
import type { TemplateView } from '../../../src/plugins/membership-lifecycle/shared/messages/templates';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { untilFocused } from '../../helpers/browser/keyboard';
import type { MailServer } from '../../helpers/smtp';

/** The templates, as the person who words them uses the page. */

const TEMPLATES_PAGE = '/admin/settings/membership-lifecycle/templates';
const API = '/membership-lifecycle';

let site: MailedSite;
let server: MailServer;

beforeAll(async () => {
  site = await openMailedSite();
  ({ server } = site);
});
afterAll(() => site.close());

const stored = async (code: string): Promise<TemplateView> => {
  const api = await site.api('administrator');
  const { body } = await api.get<{ data: TemplateView[] }>(`${API}/settings/templates`);
  const found = body.data.find((one) => one.code === code);
  if (!found) throw new Error(`There is no template ${code}.`);
  return found;
};
const journalled = async (): Promise<number> => {
  const api = await site.api('administrator');
  const { body } = await api.get<{ meta: { pagination: { total: number } } }>(`${API}/messages`);
  return body.meta.pagination.total;
};

const open = async (name: string): Promise<Page> => {
  const page = await site.signIn('administrator', { path: TEMPLATES_PAGE });
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await message(page).getByText('Bonjour').waitFor();
  return page;
};
/** The message as the preview draws it. */
const message = (page: Page) =>
  page.frameLocator('iframe[title="La lettre telle que le membre la lira"]');
const subject = (page: Page) => page.getByRole('textbox', { name: /^Objet/ });
const body = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });
/** Saves, and waits for the server's answer. */
const save = async (page: Page): Promise<void> => {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await answered;
  // Strapi's own button is pale under the pointer.
  await page.mouse.move(0, 0);
};
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('lists every template with the moment when it is sent', async () => {
  const page = await site.signIn('administrator', { path: TEMPLATES_PAGE });
  const row = page.getByRole('row', { name: /Rappel avant l’échéance/ });
  await row.getByText(/60 jours avant la fin de la période/).waitFor();
  await page
    .getByRole('row', { name: /Candidature reçue/ })
    .getByText('Dès qu’une candidature est enregistrée.')
    .waitFor();
  expect(await page.getByRole('row').count()).toBe(1 + MESSAGES.shipped.length);
  await page
    .getByRole('row', { name: /Envoi d’une attestation/ })
    .getByText(/^Quand vous envoyez une attestation ou un reçu/)
    .waitFor();
  await expectAccessible(page, { heading: 'Modèles d’e-mails' });
});

test('puts an information where the cursor is, and shows a real member what it becomes', async () => {
  const page = await open('Proposition de renouvellement');
  await subject(page).fill('Pour , à lire');
  await subject(page).press('Home');
  for (let step = 0; step < 'Pour '.length; step += 1) await subject(page).press('ArrowRight');
  await page.getByRole('button', { name: /^Nom de l’organisme/ }).click();
  expect(await subject(page).inputValue()).toBe('Pour {{ member.organisation }}, à lire');
  // The cursor stands behind it, once the page is drawn: typing goes on.
  await untilFocused(page, subject(page));
  await page.keyboard.type(' !');
  expect(await subject(page).inputValue()).toBe('Pour {{ member.organisation }} !, à lire');

  const who = page.getByRole('combobox', { name: 'Aperçu pour' });
  const [first] = (await who.inputValue()).split(' · ');
  await said(page, `Pour ${first} !, à lire`);
  await expectAccessible(page, { heading: 'Aperçu' });

  await who.click();
  const other = page.getByRole('option').nth(3);
  const [second] = ((await other.textContent()) ?? '').split(' · ');
  await other.click();
  await said(page, `Pour ${second} !, à lire`);
  expect(second).not.toBe(first);

  await body(page).fill('');
  await page.getByRole('button', { name: /^Nom du destinataire/ }).press('Enter');
  expect(await body(page).inputValue()).toBe('{{ member.contact }}');
  await message(page).getByText('Bonjour').waitFor({ state: 'detached' });
  // Nothing was saved by looking.
  expect((await stored('renewal-proposal')).version).toBe(0);
});

test('refuses a wrong template with its line, and mends it in one click', async () => {
  const page = await open('Rappel avant l’échéance');
  await body(page).fill('Bonjour,\n\nÀ {{ membre.nom }}.');
  await said(
    page,
    'Ligne 3 : la variable « membre.nom » n’existe pas. Vouliez-vous dire « member.organisation »',
  );
  await save(page);
  await said(page, 'La lettre n’est pas enregistrée : voyez ce qui est à corriger.');
  expect((await stored('renewal-reminder')).version).toBe(0);
  await expectAccessible(page, { heading: 'Aperçu' });

  await page.getByRole('button', { name: 'Voir dans le texte' }).click();
  await page.waitForFunction(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd) === 'membre.nom';
  });
  await page.getByRole('button', { name: 'Mettre « member.organisation »' }).click();
  expect(await body(page).inputValue()).toBe('Bonjour,\n\nÀ {{ member.organisation }}.');
  await message(page).getByText('Bonjour').waitFor();
  await save(page);
  await said(page, 'C’est enregistré.');
  expect((await stored('renewal-reminder')).bodyFr).toBe(
    'Bonjour,\n\nÀ {{ member.organisation }}.',
  );
});

test('keeps each language apart, and says which one is wrong', async () => {
  const page = await open('Renouvellement accepté');
  await page.getByRole('tab', { name: 'Anglais' }).click();
  await message(page).getByText('Dear').waitFor();
  await body(page).fill('{% if next.price %}');
  await said(page, 'Ligne 1 : la condition « if » n’est pas fermée');
  await page.getByRole('tab', { name: 'Français' }).click();
  await message(page).getByText('Bonjour').waitFor();
});

test('sends a test to whoever asks, and keeps it nowhere', async () => {
  const page = await open('Renouvellement accepté');
  const before = await journalled();
  await body(page).fill('Brouillon pour {{ member.organisation }}');
  await message(page).getByText('Brouillon pour').waitFor();
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await said(page, /L’essai est parti à .+@/);
  const [mail] = server.received;
  expect(mail.subject).toMatch(/^\[Essai\] /);
  expect(mail.text).toMatch(/^Brouillon pour /);
  expect(await journalled()).toBe(before);
  expect((await stored('renewal-accepted')).version).toBe(0);

  server.answer = { code: 550, text: '5.1.1 no such user' };
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await said(page, /L’essai n’est pas parti/);
  await said(page, /5\.1\.1 no such user/);
});

test('gives the original text back, having shown what it changes', async () => {
  const page = await open('Règlement reçu');
  await body(page).fill('Notre propre texte.');
  await save(page);
  await said(page, 'C’est enregistré.');
  await said(page, /Modifié le .* par /);
  await page.getByRole('button', { name: 'Texte d’origine' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('− Notre propre texte.').waitFor();
  await expectAccessible(page, {
    heading: 'Revenir au texte d’origine',
    within: '[role="dialog"]',
  });
  await dialog.getByRole('button', { name: 'Reprendre le texte d’origine' }).click();
  // Until it is saved, the template is what was saved before.
  expect((await stored('payment-received')).bodyFr).toBe('Notre propre texte.');
  await save(page);
  const { original, bodyFr, version } = await stored('payment-received');
  expect({ bodyFr, version }).toEqual({ bodyFr: original.bodyFr, version: 2 });
});

test('tells the second of two writers, and keeps what they typed', async () => {
  const page = await open('Adhésion terminée');
  await body(page).fill('Mon texte.');
  const { original } = await stored('membership-ended');
  const api = await site.api('administrator');
  const theirs = { ...original, bodyFr: 'Le texte de ma collègue.' };
  await api.send('PUT', `${API}/settings/templates/membership-ended`, theirs);

  await save(page);
  const alert = page.getByRole('alert').filter({ hasText: 'Enregistrer mon texte' });
  await alert.getByText('− Le texte de ma collègue.').waitFor();
  expect(await body(page).inputValue()).toBe('Mon texte.');
  expect((await stored('membership-ended')).bodyFr).toBe('Le texte de ma collègue.');
  await expectAccessible(page, { heading: 'Aperçu' });
  await alert.getByRole('button', { name: 'Enregistrer mon texte' }).click();
  await alert.waitFor({ state: 'detached' });
  expect((await stored('membership-ended')).bodyFr).toBe('Mon texte.');
});

test('asks before what is not saved is left', async () => {
  const page = await open('Appel de cotisation');
  await body(page).fill('Presque fini');
  await page.getByRole('link', { name: 'Toutes les lettres' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByText('Quitter sans enregistrer').waitFor();
  await asked.getByRole('button', { name: 'Revenir' }).click();
  expect(await body(page).inputValue()).toBe('Presque fini');
  await page.getByRole('link', { name: 'Toutes les lettres' }).click();
  await asked.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByRole('heading', { name: 'Modèles d’e-mails' }).waitFor();
  expect((await stored('call-issued')).version).toBe(0);
});

import type { Page } from 'playwright-core';
import type { ContactAccess } from '../../../src/plugins/membership-lifecycle/shared/access/member-access';
import { expectAccessible, openMailedSite, type Api, type MailedSite } from '../../helpers/browser';
import { untilFocused } from '../../helpers/browser/keyboard';
import { linkIn, messageTo } from '../../helpers/browser/messages';
import { expectTold, memberNamed, openMember, section } from '../../helpers/browser/member';
import type { MailServer } from '../../helpers/smtp';

/** Who of a member may enter the member space: invited, seen to have come, and taken back by staff. */

const MEMBER = 'Ville d’Arcelles';
const SECTION = 'Espace adhérent';
const SUCCESSOR = { name: 'Solène Riou', email: 'solene.riou@example.org' };
const PASSWORD = 'Une phrase qui se retient';

let server: MailServer;
let site: MailedSite;
let staff: Api;
let page: Page;
let member: string;
let someone: ContactAccess;

const access = async (): Promise<ContactAccess[]> =>
  (
    await staff.get<{ data: ContactAccess[] }>(
      `/membership-lifecycle/memberships/${member}/member-access`,
    )
  ).body.data;
const row = () => section(page, SECTION).getByRole('row').filter({ hasText: someone.name });
const button = (name: string) => row().getByRole('button', { name });

beforeAll(async () => {
  site = await openMailedSite();
  ({ server, staff } = site);
  member = await memberNamed(staff, MEMBER);
  someone = (await access()).find(({ state }) => state === 'never')!;
  page = await site.signIn('membership-staff');
  await openMember(page, site.address, member, 'Contacts');
});
afterAll(() => site?.close());

it('lists the contacts, none of whom was invited', async () => {
  await row().getByText('Jamais invité').waitFor();
  expect(await section(page, SECTION).getByRole('row').count()).toBe((await access()).length + 1);
  expect(await button(`Retirer l’accès de ${someone.name}`).count()).toBe(0);
  await expectAccessible(page, { heading: SECTION });
});

it('invites one, whose message can be sent again', async () => {
  await button(`Inviter ${someone.name} dans l’espace adhérent`).click();
  await page.getByText(`L’invitation de ${someone.name} est écrite`).waitFor();
  await row().getByText('Invité', { exact: true }).waitFor();
  await site.sendMessages();
  const first = linkIn(messageTo(server, someone.email!), '/espace');
  await button(`Inviter de nouveau ${someone.name} dans l’espace adhérent`).click();
  await expectTold(page, /invité/);
  await site.sendMessages();
  expect(linkIn(messageTo(server, someone.email!), '/espace')).not.toBe(first);
});

it('shows that they came', async () => {
  const visitor = await site.visitor();
  await visitor.goto(site.address + linkIn(messageTo(server, someone.email!), '/espace'));
  await visitor.getByLabel('Nouveau mot de passe').fill(PASSWORD);
  await visitor.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await visitor.getByRole('heading', { name: MEMBER }).first().waitFor();
  await openMember(page, site.address, member, 'Contacts');
  await row().getByText('A un compte').waitFor();
  await row()
    .getByText(/^depuis le /)
    .waitFor();
});

it('takes the access back after a question, from which the way back leads to the button', async () => {
  const name = `Retirer l’accès de ${someone.name}`;
  await button(name).click();
  const question = page.getByRole('alertdialog', { name });
  await expectAccessible(page, { heading: name, within: '[role=alertdialog]' });
  await question.getByRole('button', { name: 'Revenir' }).click();
  await question.waitFor({ state: 'detached' });
  await untilFocused(page, button(name));
  await button(name).click();
  await question.getByRole('button', { name: 'Confirmer' }).click();
  await row().getByText('Accès retiré').waitFor();
  expect(await button(name).count()).toBe(0);
  expect((await access()).find(({ contactId }) => contactId === someone.contactId)).toMatchObject({
    state: 'withdrawn',
  });
});

it('lets somebody take over from a contact, invited at once, on the day from which the other is out', async () => {
  const contacts = () => section(page, 'Organisme et contacts');
  const replace = `Remplacer ${someone.name}`;
  await contacts().getByRole('button', { name: replace }).click();
  const dialog = page.getByRole('dialog', { name: replace });
  await dialog.getByText(/^Même rôle/).waitFor();
  await expectAccessible(page, { heading: replace, within: '[role=dialog]' });
  const send = dialog.getByRole('button', { name: 'Remplacer', exact: true });
  await send.click();
  await dialog.getByText('À remplir').first().waitFor();
  await dialog.getByLabel(/^Nom du contact/).fill(SUCCESSOR.name);
  await dialog.getByLabel(/^Adresse électronique/).fill('sol@');
  await send.click();
  await dialog
    .getByLabel(/^Adresse électronique/)
    .and(page.locator('[aria-invalid=true]'))
    .waitFor();
  await dialog.getByLabel(/^Adresse électronique/).fill(SUCCESSOR.email);
  await send.click();
  await page.getByText(`${SUCCESSOR.name} remplace ${someone.name}`).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await contacts().getByRole('row').filter({ hasText: SUCCESSOR.name }).waitFor();
  await row().getByText('Plus d’accès').waitFor();
  // Who is out is replaced no more.
  expect(await contacts().getByRole('button', { name: replace }).count()).toBe(0);
  const states = (await access()).map(({ name, state, out }) => [name, state, out?.state]);
  expect(states).toContainEqual([SUCCESSOR.name, 'invited', undefined]);
  expect(states).toContainEqual([someone.name, 'withdrawn', 'over']);
  await site.sendMessages();
  expect(linkIn(messageTo(server, SUCCESSOR.email), '/espace')).toBeTruthy();
});

it('a reader sees who may enter, and changes nothing', async () => {
  page = await site.signIn('reader');
  await openMember(page, site.address, member, 'Contacts');
  await row().getByText('Plus d’accès').waitFor();
  expect(await section(page, SECTION).getByRole('button').count()).toBe(0);
  await expectAccessible(page, { heading: SECTION });
});

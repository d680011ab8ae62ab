import type { Locator, Page } from 'playwright-core';
import type { WorkflowView } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { formOf } from '../../helpers/workflow-form';

/** The renewal workflows, as an administrator draws them. */

const WORKFLOWS = '/admin/settings/membership-lifecycle/workflow';
const API = '/membership-lifecycle/settings/workflows';
const USUAL = 'Renouvellement d’un organisme public';
const COPY = 'Renouvellement des associations';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const stored = async (name: string): Promise<WorkflowView> => {
  const api = await site.api('administrator');
  const { body } = await api.get<{ data: WorkflowView[] }>(API);
  const found = body.data.find((one) => one.name === name);
  if (!found) throw new Error(`There is no workflow « ${name} ».`);
  return found;
};
const named = ({ stages }: WorkflowView): string[] => stages.map(({ names }) => names.fr);
const open = async (name: string): Promise<Page> => {
  const page = await site.signIn('administrator', { path: WORKFLOWS });
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return page;
};
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const stagesOn = (page: Page) => part(page, 'Étapes').getByRole('heading', { level: 3 });
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true });
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const accessible = (page: Page, heading: string, within?: string) =>
  // Strapi's own buttons are pale under the pointer.
  page.mouse.move(0, 0).then(() => expectAccessible(page, { heading, within }));
/** Saves, reading what would change first when something would. */
const save = async (page: Page): Promise<void> => {
  await button(page, 'Enregistrer').click();
  const dialog = page.getByRole('dialog');
  const done = page.getByText('C’est enregistré.').first();
  await dialog.or(done).first().waitFor();
  if (!(await dialog.isVisible())) return;
  await button(dialog, 'Enregistrer ce parcours').click();
  await done.waitFor();
};

test('lists the workflows, and makes one from another', async () => {
  const page = await site.signIn('administrator', { path: WORKFLOWS });
  const row = page.getByRole('row', { name: new RegExp(USUAL) });
  await row.getByText('Toutes les autres formules').waitFor();
  await row.getByText('8 étapes, 7 rappels').waitFor();
  await accessible(page, 'Parcours de renouvellement');

  await button(page, 'Créer un parcours').click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: /^Nom du parcours/ });
  await name.fill(USUAL);
  await button(dialog, 'Créer la copie').click();
  await dialog.getByText(/déjà/).waitFor();
  await accessible(page, 'Créer un parcours', '[role="dialog"]');
  await name.fill(COPY);
  await button(dialog, 'Créer la copie').click();
  await page.getByRole('heading', { name: COPY, level: 1 }).waitFor();
  expect(named(await stored(COPY))).toEqual(named(await stored(USUAL)));
});

test('is given to a tier, whose members then follow it', async () => {
  const page = await open(COPY);
  await page.getByRole('combobox', { name: 'Formules qui suivent ce parcours' }).click();
  const option = page.getByRole('option').first();
  const tier = ((await option.textContent()) ?? '').trim();
  await option.click();
  await page.keyboard.press('Escape');
  await save(page);
  const { tierCodes } = await stored(COPY);
  expect(tierCodes).toHaveLength(1);

  await page.getByRole('link', { name: 'Retour' }).click();
  await page
    .getByRole('row', { name: new RegExp(COPY) })
    .getByText(tier)
    .waitFor();
  await button(page, `Supprimer « ${COPY} »`).click();
  await button(page.getByRole('alertdialog'), 'Confirmer').click();
  await said(page, /^Des formules suivent ce parcours/);
  expect((await stored(COPY)).tierCodes).toEqual(tierCodes);
});

test('orders its stages by the keyboard alone, and says which order makes no sense', async () => {
  const page = await open(COPY);
  const handle = button(page, 'Déplacer « Mandatement en cours »');
  await handle.focus();
  await page.keyboard.press('Space');
  await said(page, '« Mandatement en cours » est prise, place 6 sur 8.');
  await page.keyboard.press('ArrowUp');
  await said(page, '« Mandatement en cours » est à la place 5 sur 8.');
  await page.keyboard.press('Space');
  await said(page, '« Mandatement en cours » est posée à la place 5 sur 8.');
  await stagesOn(page).nth(4).getByText('5. Mandatement en cours').waitFor();
  // The road follows what is edited.
  const road = part(page, 'La route d’un renouvellement').getByRole('list', { name: 'Les étapes' });
  expect(await road.getByRole('listitem').nth(4).textContent()).toContain('Mandatement en cours');
  await accessible(page, 'La route d’un renouvellement');

  await button(page, 'Monter « Proposition envoyée »').press('Enter');
  await button(page, 'Enregistrer').click();
  await said(page, 'Un point est à corriger');
  await page.getByText(/^Rien n’est enregistré\. À corriger\s: étape «\s.+\s»\.$/).waitFor();
  await part(page, 'Étapes').getByRole('alert').first().waitFor();
  await accessible(page, 'Étapes');
  await button(page, 'Descendre « Proposition envoyée »').press('Enter');
  await save(page);
  expect(named(await stored(COPY)).slice(3, 6)).toEqual([
    'Accord reçu',
    'Mandatement en cours',
    'Appel de cotisation émis',
  ]);
});

test('asks where the renewals of a removed stage go, and moves them on saving', async () => {
  const before = await stored(USUAL);
  const gone = before.usage['payment-order'];
  expect(gone).toBeGreaterThan(0);
  const page = await open(USUAL);
  await button(page, 'Retirer « Mandatement en cours »').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(new RegExp(`^${gone} renouvellements? en cours`)).waitFor();
  await button(dialog, 'Supprimer l’étape').click();
  await dialog.getByText('Choisissez une étape.').waitFor();
  await accessible(page, 'Supprimer l’étape « Mandatement en cours »', '[role="dialog"]');
  await dialog.getByRole('combobox', { name: /Où passent-ils/ }).click();
  await page.getByRole('option', { name: 'Accord reçu' }).click();
  await button(dialog, 'Supprimer l’étape').click();
  await said(page, /sera supprimée\s:.*à\s«\sAccord reçu\s»/);
  // Nothing is removed before it is saved.
  expect((await stored(USUAL)).usage).toEqual(before.usage);
  await save(page);
  const { usage } = await stored(USUAL);
  expect(usage['payment-order']).toBeUndefined();
  expect(usage['awaiting-decision']).toBe(before.usage['awaiting-decision'] + gone);
});

test('shows what a reminder on another day would change, and writes nothing by looking', async () => {
  const before = await stored(USUAL);
  const page = await open(USUAL);
  const reminder = page.getByRole('group', { name: 'Rappel 30 jours avant la fin' });
  await reminder.getByRole('textbox', { name: 'Jours' }).fill('25');
  await page.keyboard.press('Tab');
  await page.getByRole('group', { name: 'Rappel 25 jours avant la fin' }).waitFor();
  await button(page, 'Voir ce qui changerait').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Avec ces modifications\s:.*déplacée/).waitFor();
  await dialog
    .getByText(/au lieu du/)
    .first()
    .waitFor();
  await accessible(page, 'Ce que ce parcours changerait d’ici un an', '[role="dialog"]');
  await dialog.getByText('Fermer', { exact: true }).last().click();
  expect(await stored(USUAL)).toEqual(before);

  await page.getByRole('link', { name: 'Retour' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByText('Quitter sans enregistrer').waitFor();
  await button(asked, 'Revenir').click();
  await page.getByRole('group', { name: 'Rappel 25 jours avant la fin' }).waitFor();
  await save(page);
  expect((await stored(USUAL)).reminders.map(({ offsetDays }) => offsetDays)).toContain(-25);
});

test('counts a reminder from the due day of a call, with a template that tells of it', async () => {
  const page = await open(USUAL);
  await button(page, 'Ajouter un rappel').click();
  const choose = async (group: Locator, field: string, name: string) => {
    await group.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const added = page.getByRole('group', { name: /^Rappel 15 jours avant la fin/ });
  await choose(added, 'Par rapport à', 'l’échéance de l’appel');
  const due = page.getByRole('group', { name: /^Rappel 15 jours avant l’échéance de l’appel/ });
  await due.getByText(/^Part tant que l’appel est dû/).waitFor();
  expect(await due.getByRole('combobox', { name: 'Modèle' }).textContent()).toContain(
    'Rappel d’un appel de cotisation',
  );
  // The shipped workflow has one of the fifteenth day already.
  await due.getByRole('textbox', { name: 'Jours' }).fill('20');
  await page.keyboard.press('Tab');
  const later = page.getByRole('group', { name: /^Rappel 20 jours avant l’échéance de l’appel/ });
  await choose(later, 'Quand', 'après');
  await page.getByRole('group', { name: /^Relance 20 jours après l’échéance/ }).waitFor();
  await accessible(page, 'Rappels et relances');
  await save(page);
  expect((await stored(USUAL)).reminders.at(-1)).toMatchObject({
    base: 'due',
    offsetDays: 20,
    messageTemplate: 'dues-reminder',
    contactRole: 'billing',
  });
});

test('tells the second of two editors, and keeps what they typed', async () => {
  const page = await open(COPY);
  const grace = page.getByRole('textbox', { name: /^Délai de grâce/ });
  await grace.fill('75');
  await page.keyboard.press('Tab');
  const theirs = await stored(COPY);
  const api = await site.api('administrator');
  await api.send('PUT', `${API}/${theirs.id}`, { ...formOf(theirs), dueDays: 45 });

  await button(page, 'Enregistrer').click();
  const dialog = page.getByRole('dialog');
  const told = page.getByText(/^Entre-temps, .* a enregistré ce parcours$/);
  await dialog.or(told).first().waitFor();
  if (await dialog.isVisible()) await button(dialog, 'Enregistrer ce parcours').click();
  await told.waitFor();
  await said(page, 'Ce qui a changé : le délai de paiement.');
  expect(await grace.inputValue()).toBe('75');
  expect((await stored(COPY)).graceDays).toBe(theirs.graceDays);
  await accessible(page, 'Règles');

  await button(page, 'Afficher la version enregistrée').click();
  await told.waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: /^Délai de paiement/ }).inputValue()).toBe('45');
});

test('is deleted once nobody follows it', async () => {
  const workflow = await stored(COPY);
  const api = await site.api('administrator');
  await api.send('PUT', `${API}/${workflow.id}`, { ...formOf(workflow), tierCodes: [] });
  const page = await site.signIn('administrator', { path: WORKFLOWS });
  await button(page, `Supprimer « ${COPY} »`).click();
  await button(page.getByRole('alertdialog'), 'Confirmer').click();
  await said(page, `Le parcours « ${COPY} » est supprimé.`);
  await page.getByRole('row', { name: new RegExp(COPY) }).waitFor({ state: 'detached' });
});

import type { Page } from 'playwright-core';
import { openSite, type Site } from '../helpers/browser';

/** Roles, as the administrator builds them, and what a person sees who may only read. */

const PLUGIN = '/admin/plugins/membership-lifecycle';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const newRole = async (): Promise<Page> => {
  const page = await site.signIn('administrator', { path: '/admin/settings/roles/new' });
  await page.getByRole('tab', { name: 'Plugins' }).click();
  return page;
};

test('builds the role of a treasurer from the names of permissions', async () => {
  const page = await newRole();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Trésorière');
  await page.getByRole('button', { name: /^Adhésions/ }).click();
  for (const group of [
    'Membres et renouvellements',
    'Cotisations',
    'Tableau de bord',
    'Réglages',
  ]) {
    await page.getByText(group, { exact: true }).first().waitFor();
  }
  for (const name of [
    'Voir les adhésions, les renouvellements et l’échéancier',
    'Émettre les appels et enregistrer les règlements',
  ]) {
    await page.getByRole('checkbox', { name, exact: true }).click();
  }
  const saved = page.waitForResponse((answer) => /roles\/\d+\/permissions/.test(answer.url()));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const { data } = await (await saved).json();
  expect(data.map(({ action }: { action: string }) => action).sort()).toEqual([
    'plugin::membership-lifecycle.dues.manage',
    'plugin::membership-lifecycle.membership.read',
  ]);
});

test('a reader reads the pages, and is offered nothing that would be refused', async () => {
  const page = await site.signIn('reader', { path: `${PLUGIN}/renewals` });
  const rows = page.getByRole('row');
  await page.getByRole('heading', { name: 'Renouvellements', level: 1 }).waitFor();
  const offered = (name: string | RegExp) => page.getByRole('button', { name }).count();
  expect(await offered(/campagne|Déplacer|Confier/)).toBe(0);
  await page.goto(`${site.address}${PLUGIN}/messages`);
  await rows.nth(1).getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  expect(await offered(/^(Renvoyer|Envoyer|Ne pas envoyer)$/)).toBe(0);
  expect(await page.getByRole('link', { name: 'Identité de l’association' }).count()).toBe(0);
});

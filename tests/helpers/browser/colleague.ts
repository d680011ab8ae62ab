import type { Page } from 'playwright-core';
import type { Site } from './site';

/** Accounts of roles that a test makes. */

const PASSWORD = 'Un-essai-2026';

/** Signs a colleague in by the form, with an account of that role. */
export const colleague = async (site: Site, roleId: number, firstname: string): Promise<Page> => {
  const admin = await site.api('administrator');
  const email = `${firstname.toLowerCase()}@example.org`;
  const names = { firstname, lastname: 'Essai', email };
  const made = await admin.send<{ data: { id: number } }>('POST', '/admin/users', {
    ...names,
    preferedLanguage: 'fr',
    roles: [roleId],
  });
  const account = { ...names, isActive: true, password: PASSWORD };
  await admin.send('PUT', `/admin/users/${made.body.data.id}`, account);
  const page = await site.visitor();
  await page.goto(`${site.address}/admin`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel(/^Mot de passe\*?$/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: new RegExp(firstname) }).waitFor();
  return page;
};

/** Signs a colleague in whose role holds these permissions and no other. */
export const colleagueWho = async (
  site: Site,
  firstname: string,
  ...actions: readonly string[]
): Promise<Page> => {
  const admin = await site.api('administrator');
  const { body } = await admin.send<{ data: { id: number } }>('POST', '/admin/roles', {
    name: firstname,
    description: '',
  });
  const permissions = actions.map((action) => ({
    action,
    subject: null,
    properties: {},
    conditions: [],
  }));
  await admin.send('PUT', `/admin/roles/${body.data.id}/permissions`, { permissions });
  return colleague(site, body.data.id, firstname);
};

import type { Page } from 'playwright-core';
import { openSite, type Site } from '../../helpers/browser';
import { memberNamed } from '../../helpers/browser/member';
import type { Role } from '../../helpers/browser/site';
import { goTo, settled } from '../../helpers/browser/walk';

/** The roles that an administrator picks when inviting: each sees its menu, its home, and can do its work. */

const PLUGIN = '/admin/plugins/membership-lifecycle';
const API = '/membership-lifecycle';
const UNPAID = 'Centre hospitalier de Brisac';
const OURS = 'plugin::membership-lifecycle.';
/** CI walks the role with most pages and the one with fewest; the long form walks all. */
const WALKED_IN_CI: readonly string[] = ['membership-staff', 'communications'];

/** The pages of the year; those who record payments have the bank too. */
const year = (...bank: string[]): string[] => [
  ...['Membres', 'Renouvellements', 'Demandes d’adhésion', 'Échéancier', 'Cotisations à encaisser'],
  ...['Appels et avoirs', ...bank, 'Règlements', 'Trésorerie'],
  ...['Compteurs', 'Participations', 'Messages'],
];
const DAY = [
  ...['renewals-today', 'overdue-calls', 'nearly-used-up', 'members-by-status'],
  'dues-of-the-year',
];

interface Seen {
  /** The navigation of « Adhésions ». */
  menu: readonly string[];
  /** Our widgets on the home page. */
  home: readonly string[];
  /** Whether Strapi's own menu leads to records. */
  records: boolean;
}

const SEEN: Record<Exclude<Role, 'administrator'>, Seen> = {
  communications: { menu: ['Participations'], home: ['coming-occasions'], records: true },
  'membership-staff': {
    menu: [
      ...year('Banque'),
      ...['Assemblées générales', 'Tableau de bord', 'Adhésions', 'Organismes'],
      ...['Reprise de données', 'Données personnelles'],
    ],
    home: [...DAY, 'applications-today', 'coming-occasions', 'coming-assemblies'],
    records: true,
  },
  reader: {
    menu: [...year(), 'Assemblées générales', 'Tableau de bord', 'Adhésions', 'Organismes'],
    home: [...DAY, 'applications-today', 'coming-occasions', 'coming-assemblies'],
    records: true,
  },
  treasurer: {
    menu: [
      ...['Membres', 'Renouvellements', 'Échéancier', 'Cotisations à encaisser'],
      ...['Appels et avoirs', 'Banque', 'Règlements', 'Trésorerie'],
      ...['Compteurs', 'Tableau de bord', 'Adhésions', 'Organismes'],
    ],
    home: DAY,
    records: true,
  },
  sessions: {
    menu: ['Compteurs', 'Participations'],
    home: ['nearly-used-up', 'coming-occasions'],
    records: false,
  },
  dpo: { menu: ['Données personnelles'], home: ['due-erasures'], records: false },
  assembly: { menu: ['Assemblées générales'], home: ['coming-assemblies'], records: false },
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A page of a role, and the calls that were refused to it. */
const enter = async (role: Role): Promise<{ page: Page; refused: string[] }> => {
  // Addresses are gone to without loading the admin again.
  const page = await site.signIn(role, { known: [/use a blocker on a POP/] });
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() === 403) refused.push(answer.url());
  });
  return { page, refused };
};

const widgetsOn = (page: Page): Promise<string[]> =>
  page
    .locator(`[data-strapi-widget-id^="${OURS}"]`)
    .evaluateAll((all) =>
      all
        .filter((one) => (one as HTMLElement).offsetParent !== null)
        .map((one) => one.getAttribute('data-strapi-widget-id') ?? ''),
    );

test.each(
  Object.entries(SEEN).filter(([role]) => process.env.WALK_LONG || WALKED_IN_CI.includes(role)),
)('%s sees its menu and its home, and opens every page that it is led to', async (name, seen) => {
  const { page, refused } = await enter(name as Role);
  await page.reload();
  await settled(page);
  expect((await widgetsOn(page)).sort()).toEqual(seen.home.map((one) => OURS + one).sort());
  expect(await page.getByRole('link', { name: 'Contenu', exact: true }).count()).toBe(
    seen.records ? 1 : 0,
  );
  await goTo(page, PLUGIN);
  const links = page.getByRole('navigation', { name: 'Adhésions' }).getByRole('link');
  await links.first().waitFor();
  expect(await links.allTextContents()).toEqual(seen.menu);
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const [at, place] of places.entries()) {
    if (place?.includes('content-manager')) continue;
    await links.nth(at).click();
    await page.waitForURL(`**${place}*`);
    await settled(page);
  }
  for (const place of places.filter((one) => one?.includes('content-manager'))) {
    await goTo(page, `${place}`);
  }
  await page.waitForLoadState('networkidle');
  expect(refused).toEqual([]);
});

test('whoever records sessions finds a member, records one, and reads nothing but the rights', async () => {
  const { page, refused } = await enter('sessions');
  const staff = await site.api('membership-staff');
  const id = await memberNamed(staff, UNPAID);
  await goTo(page, `${PLUGIN}/counters`);
  await page.getByRole('combobox', { name: 'Trouver un membre' }).fill('brisac');
  await page.getByRole('option', { name: UNPAID }).click();
  await page.getByRole('heading', { name: UNPAID, level: 1 }).waitFor();
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Droits']);
  expect(await page.getByRole('button', { name: /Accorder/ }).count()).toBe(0);
  const use = page.getByRole('button', { name: /^Utiliser/ }).first();
  await use.click();
  const dialog = page.getByRole('dialog');
  const recorded = page.waitForResponse((answer) => answer.url().endsWith('/consume'));
  await dialog.getByRole('button', { name: 'Enregistrer une utilisation' }).click();
  expect((await recorded).status()).toBe(200);
  await dialog.waitFor({ state: 'detached' });
  expect(refused).toEqual([]);
  const sessions = await site.api('sessions');
  for (const path of [`memberships/${id}/papers`, 'dues', 'members', `memberships/${id}/notes`]) {
    expect([path, (await sessions.get(`${API}/${path}`)).status]).toEqual([path, 403]);
  }
});

test.each<[Role, 'POST' | 'PUT' | 'GET', string]>([
  ['treasurer', 'POST', 'memberships/:id/commands/withdraw'],
  ['treasurer', 'POST', 'memberships/:id/commands/consume'],
  ['treasurer', 'GET', 'applications'],
  ['sessions', 'POST', 'memberships/:id/commands/record-payment'],
  ['sessions', 'POST', 'memberships/:id/commands/grant-right'],
  ['dpo', 'GET', 'memberships/:id'],
  ['dpo', 'GET', 'members/names?search=x'],
  ['assembly', 'GET', 'memberships/:id'],
  ['assembly', 'GET', 'messages'],
  ['communications', 'GET', 'registrations'],
])('%s is refused by the server: %s %s', async (role, method, path) => {
  const id = await memberNamed(await site.api('membership-staff'), UNPAID);
  const api = await site.api(role);
  const url = `${API}/${path.replace(':id', id)}`;
  const { status } = await (method === 'GET' ? api.get(url) : api.send(method, url, {}));
  expect(status).toBe(403);
});

test('a treasurer is offered the payment of a call, and no end of a membership', async () => {
  const { page } = await enter('treasurer');
  const id = await memberNamed(await site.api('membership-staff'), UNPAID);
  await goTo(page, `${PLUGIN}/members/${id}?tab=dues`);
  await page.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).waitFor();
  expect(
    await page.getByRole('button', { name: /démission|Suspendre l’adhésion|^Suspendre$/ }).count(),
  ).toBe(0);
});

test('the person in charge of data finds a person, and is led to no member', async () => {
  const { page, refused } = await enter('dpo');
  const staff = await site.api('membership-staff');
  const view = await staff.get<{ data: { contacts: { name: string }[] } }>(
    `${API}/memberships/${await memberNamed(staff, UNPAID)}`,
  );
  const { name } = view.body.data.contacts[0];
  await goTo(page, `${PLUGIN}/privacy`);
  await page.getByLabel('Rechercher une personne').fill(name);
  await page
    .getByRole('button', { name: `Voir ce qui est gardé sur ${name}` })
    .first()
    .click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
  await page
    .getByRole('button', { name: /Effacer/ })
    .first()
    .waitFor();
  expect(await page.getByRole('main').getByRole('link').count()).toBe(0);
  expect(refused).toEqual([]);
});

test('whoever holds the assembly opens its roll, its convocation and its attendance', async () => {
  const { page, refused } = await enter('assembly');
  await goTo(page, `${PLUGIN}/assemblies`);
  await page.getByRole('main').getByRole('row').nth(1).getByRole('link').click();
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    // « Pouvoirs et présence » asks again and again: the network is never still.
    await page.getByRole('tabpanel').locator('h2, table, input, button').first().waitFor();
  }
  await tabs.nth(1).click();
  await page.getByRole('main').getByRole('row').nth(1).waitFor();
  expect(await page.getByRole('main').getByRole('row').getByRole('link').count()).toBe(0);
  expect(refused).toEqual([]);
});

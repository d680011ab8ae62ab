/** @long Permissions are held by tests/http/strapi and the roles that ship by shipped-roles; this builds one by hand. */
import type { Page } from 'playwright-core';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { colleague } from '../../helpers/browser/colleague';
import {
  dialogOf,
  memberNamed,
  openMember,
  openPalette,
  section,
  send,
  viewOf,
} from '../../helpers/browser/member';

/** Roles, as the administrator builds them, and what a person sees who may only read. */

const PLUGIN = '/admin/plugins/membership-lifecycle';
const SETTINGS = '/admin/settings/membership-lifecycle';
const UNPAID = 'Centre hospitalier de Brisac';
/** What staff do to many, or from a list. */
const MANY = ['Ouvrir une campagne', 'Déplacer', 'Confier', 'Noter', 'Renvoyer', 'Envoyer'];

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

/** What every command is called: a reader is offered none of them. */
const ACTIONS = Object.entries(textsIn('fr'))
  .filter(([key]) => /^command\.[a-z-]+$/.test(key))
  .map(([, label]) => label);
const offered = async (page: Page, names: readonly string[]): Promise<string[]> => {
  const found = await page.getByRole('main').getByRole('button').allInnerTexts();
  return found.filter((text) => names.includes(text.trim()));
};

test('a treasurer’s role is built from the names of permissions, and does what it says', async () => {
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
    'Émettre les appels et enregistrer les règlements (avec : Voir les adhésions, les renouvellements et l’échéancier)',
  ]) {
    await page.getByRole('checkbox', { name, exact: true }).click();
  }
  await expectAccessible(page, {
    heading: /^Adhésions/,
    within: '[role="tabpanel"] [data-state="open"]:has(> h3)',
  });
  await page.getByRole('tab', { name: 'Types de collection' }).click();
  for (const type of ['Adhésions', 'Organismes']) {
    await page
      .getByRole('checkbox', { name: `Sélectionner la permission de Read ${type}` })
      .click();
  }
  const saved = page.waitForResponse((answer) => /roles\/\d+\/permissions/.test(answer.url()));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const answer = await saved;
  const { data } = await answer.json();
  expect(data.map(({ action }: { action: string }) => action).sort()).toEqual([
    'plugin::content-manager.explorer.read',
    'plugin::content-manager.explorer.read',
    'plugin::membership-lifecycle.dues.manage',
    'plugin::membership-lifecycle.membership.read',
  ]);

  const roleId = Number(/roles\/(\d+)\//.exec(answer.url())?.[1]);
  const treasurer = await colleague(site, roleId, 'Tatiana');
  const staff = await site.api('membership-staff');
  const id = await memberNamed(staff, UNPAID);
  await openMember(treasurer, site.address, id, 'Cotisations');
  await treasurer.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).click();
  await dialogOf(treasurer, 'Enregistrer un règlement').getByLabel('Référence').fill('VIR-77');
  await send(treasurer, 'Enregistrer un règlement');
  await section(treasurer, 'Cotisations et règlements').getByText('VIR-77').waitFor();
  expect((await viewOf(staff, id)).dues[0]?.remaining).toBe(0);
  const others = await openPalette(treasurer);
  await others.getByRole('button').first().waitFor();
  expect(await others.getByText('Enregistrer une démission').count()).toBe(0);

  // The server refuses by the same permission, whatever a page offers.
  const cookies = await treasurer.context().cookies();
  const token = decodeURIComponent(cookies.find(({ name }) => name === 'jwtToken')?.value ?? '');
  const refused = await fetch(
    `${site.address}/membership-lifecycle/memberships/${id}/commands/withdraw`,
    {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ on: site.today, reason: 'Essai' }),
    },
  );
  expect(refused.status).toBe(403);
  expect((await viewOf(staff, id)).status).not.toBe('ended');
});

describe('a reader', () => {
  let page: Page;
  let id: string;

  beforeAll(async () => {
    id = await memberNamed(await site.api('reader'), UNPAID);
    page = await site.signIn('reader');
  });

  const open = async (path: string) => {
    await page.goto(`${site.address}${path}`);
    await page.waitForLoadState('networkidle');
  };

  test.each([
    ['/renewals', 'Renouvellements'],
    ['/renewals?view=table', 'Renouvellements'],
    ['/schedule', 'Échéancier'],
    ['/dues', 'Cotisations à encaisser'],
    ['/calls', 'Appels et avoirs'],
    ['/counters', 'Compteurs'],
    ['/messages', 'Messages'],
    ['/dashboard', 'Tableau de bord'],
  ])('reads %s and is offered nothing that would be refused', async (path, heading) => {
    await open(`${PLUGIN}${path}`);
    await expectAccessible(page, { heading });
    expect(await offered(page, [...ACTIONS, ...MANY])).toEqual([]);
  });

  test('sees the figures of the day on the home page', async () => {
    await open('/admin');
    for (const title of ['Cotisations en retard', 'Cotisations de l’année']) {
      await page.getByRole('heading', { name: title }).waitFor();
    }
    expect(await offered(page, ACTIONS)).toEqual([]);
  });

  test('reads all of a member, and changes none of it', async () => {
    await openMember(page, site.address, id);
    await expectAccessible(page, { heading: 'Périodes d’adhésion' });
    expect(await offered(page, [...ACTIONS, textsIn('fr')['palette.title']])).toEqual([]);
    expect(
      await page.getByRole('button', { name: /^(Annuler|Ajuster.*|Utiliser) :/ }).count(),
    ).toBe(0);
  });

  test('takes the year’s figures to a spreadsheet', async () => {
    await open(`${PLUGIN}/dashboard`);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tout exporter (CSV)' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  });

  test('reads a message without being offered to send it', async () => {
    await open(`${PLUGIN}/messages`);
    await page.getByRole('row').nth(1).getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    const send = page.getByRole('button', { name: /^(Renvoyer|Envoyer|Ne pas envoyer)$/ });
    expect(await send.count()).toBe(0);
  });

  test('reads the texts of messages, and their letter, and is not offered to change them', async () => {
    await open(`${SETTINGS}/templates`);
    const may = page.getByText(/demande le droit «\sModifier les textes des messages\s»/);
    await may.waitFor();
    await expectAccessible(page, { heading: 'Modèles d’e-mails' });
    await page.getByRole('link', { name: 'Proposition de renouvellement', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposition de renouvellement', level: 1 }).waitFor();
    await may.waitFor();
    await page
      .getByText(/\{\{ member\.organisation \}\}/)
      .first()
      .waitFor();
    const letter = page.frameLocator('iframe[title="La lettre telle que le membre la lira"]');
    await letter.getByText('Bonjour').waitFor();
    await expectAccessible(page, { heading: 'Aperçu' });
    const main = page.getByRole('main');
    expect(await main.getByRole('textbox').count()).toBe(0);
    expect(await main.getByRole('button').allInnerTexts()).toEqual([]);
    await page.getByRole('tab', { name: 'Anglais' }).click();
    await letter.getByText('Dear').waitFor();
  });

  test('reads the workflow, and is not offered to change it', async () => {
    await open(`${SETTINGS}/workflow`);
    const may = page.getByText(/droit «\sModifier le parcours de renouvellement\s»/);
    await may.waitFor();
    await expectAccessible(page, { heading: 'Parcours de renouvellement' });
    const main = page.getByRole('main');
    expect(await main.getByRole('button').count()).toBe(0);
    await page.getByRole('row').nth(1).getByRole('link').click();
    await may.waitFor();
    await page.getByRole('heading', { name: /^1\. / }).waitFor();
    await page.getByText('Ouverture (jours avant la fin)').waitFor();
    await page
      .getByRole('heading', { name: 'Rappel 60 jours avant la fin de la période' })
      .waitFor();
    await expectAccessible(page, { heading: 'Rappels et relances' });
    expect(await main.getByRole('textbox').count()).toBe(0);
    expect(await main.getByRole('button').allInnerTexts()).toEqual([]);
  });

  test('finds both in the settings, and the association’s identity not', async () => {
    await open('/admin/settings');
    for (const name of ['Parcours', 'Modèles d’e-mails']) {
      await page.getByRole('link', { name, exact: true }).waitFor();
    }
    expect(await page.getByRole('link', { name: 'Identité de l’association' }).count()).toBe(0);
    await open('/admin/settings/membership-lifecycle/identity');
    expect(await page.getByRole('textbox', { name: 'IBAN' }).count()).toBe(0);
  });

  test.each([
    ['POST', 'commands/record-payment', { amount: 100, receivedOn: '2026-11-20' }],
    ['POST', 'commands/withdraw', { lastDay: '2026-11-24', reason: 'Essai' }],
    ['POST', 'commands/consume', { benefit: 'compagnonnage', quantity: 1 }],
    ['POST', 'commands/note-renewal', { note: 'Essai' }],
  ] as const)('is refused by the server: %s %s', async (method, path, body) => {
    const api = await site.api('reader');
    const before = await viewOf(api, id);
    const { status } = await api.send(
      method,
      `/membership-lifecycle/memberships/${id}/${path}`,
      body,
    );
    expect(status).toBe(403);
    expect(await viewOf(api, id)).toEqual(before);
  });

  test.each([
    ['POST', 'renewals/move', { renewalIds: [], stageId: 'proposed' }],
    ['PUT', 'settings/identity', {}],
    ['PUT', 'settings/templates/call-issued', {}],
    ['POST', 'settings/workflows', {}],
    ['PUT', 'events/webhooks', { webhooks: [] }],
  ] as const)('is refused by the server beyond a member: %s %s', async (method, path, body) => {
    const api = await site.api('reader');
    const { status } = await api.send(method, `/membership-lifecycle/${path}`, body);
    expect(status).toBe(403);
  });
});

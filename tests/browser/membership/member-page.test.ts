import type { Page } from 'playwright-core';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { ListedMember } from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { colleagueWho } from '../../helpers/browser/colleague';
import {
  choose,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  openPalette,
  openTab,
  section,
  viewOf,
} from '../../helpers/browser/member';

/** The page of a member: found, opened from everywhere, read in tabs, and acted upon. */

const PLUGIN = '/admin/plugins/membership-lifecycle';
const CONTENT = '/content-manager/collection-types';
const MEMBERSHIP = 'api::membership.membership';
const ORGANISATION = 'api::organisation.organisation';
const UNPAID = 'Centre hospitalier de Brisac';
const TABS = [
  ...(['Cotisations', 'Droits', 'Renouvellement', 'Contacts'] as const),
  ...(['Documents', 'Messages', 'Journal'] as const),
];

let site: Site;
let api: Api;
let page: Page;
let id: string;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  id = await memberNamed(api, UNPAID);
  page = await site.signIn('membership-staff');
});
afterAll(() => site.close());

const title = (name: string) => page.getByRole('heading', { name, level: 1 });
const selected = (name: string) => page.getByRole('tab', { name, selected: true }).waitFor();
const search = (on = page) => on.getByRole('combobox', { name: 'Trouver un membre' });
const options = () => page.getByRole('listbox', { name: 'Trouver un membre' }).getByRole('option');

describe('its head', () => {
  test('is named after the organisation, with its reference and its status until when', async () => {
    await openMember(page, site.address, id);
    await title(UNPAID).waitFor();
    expect(await page.title()).toContain(UNPAID);
    const { reference } = await viewOf(api, id);
    await page.getByText(reference, { exact: true }).waitFor();
    await page.getByText('Adhésion en cours', { exact: true }).waitFor();
    await page.getByText((await viewOf(api, id)).because.text.fr, { exact: true }).waitFor();
  });

  test('says the one thing to do next, and its button does it', async () => {
    const next = page.getByRole('region', { name: /^À faire/ });
    const [call] = (await viewOf(api, id)).dues;
    await next
      .getByText(new RegExp(`l’appel ${call!.number}, échu le .* 2026\\s: reste 5\\s000,00\\s€`))
      .waitFor();
    await next.getByRole('button').click();
    const dialog = dialogOf(page, 'Enregistrer un règlement');
    expect(await fieldOf(dialog, 'Montant').inputValue()).toMatch(/^5\s000,00$/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('has six actions at most, all of them possible', async () => {
    const { commands } = await viewOf(api, id);
    const near = await page
      .getByRole('group', { name: 'Actions courantes' })
      .getByRole('button')
      .count();
    expect(near).toBeLessThanOrEqual(5);
    expect(near).toBeLessThan(commands.length);
  });
});

describe('its tabs', () => {
  test('have an address each, to which Back leads, and a frame for what there is alone', async () => {
    await openMember(page, site.address, id);
    await openTab(page, 'Cotisations');
    await page.waitForURL(/\?tab=dues$/);
    await openTab(page, 'Journal');
    await page.waitForURL(/\?tab=journal$/);
    await page.goBack();
    await selected('Cotisations');
    await section(page, 'Cotisations et règlements').waitFor();
    await page.goto(`${site.address}${PLUGIN}/members/${id}?tab=rights`);
    await selected('Droits');
    await section(page, 'Droits').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('region', { name: 'Participations' }).count()).toBe(0);
  });

  test('are gone through by the arrows', async () => {
    await openMember(page, site.address, id);
    await page.getByRole('tab', { name: 'En bref' }).focus();
    await page.keyboard.press('ArrowRight');
    await selected('Cotisations');
    await page.keyboard.press('End');
    await selected('Journal');
    await section(page, 'Journal').getByRole('listitem').first().waitFor();
  });

  test('open the form of a figure that is to be written, at its field, once', async () => {
    await page.goto(`${site.address}${PLUGIN}/members/${id}?tab=contacts&write=staff`);
    const dialog = dialogOf(page, `Modifier la fiche de ${UNPAID}`);
    await dialog.locator('[name=staff]:focus').fill('1 250');
    await dialog.locator('[name=staffYear]').fill('2025');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await section(page, 'Organisme')
      .getByText(/1\s250.* en 2025/)
      .waitFor();
    await page.waitForURL(/\?tab=contacts$/);
  });

  test.each(TABS)('are accessible: %s', async (tab) => {
    await openMember(page, site.address, id, tab);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, { heading: UNPAID });
  });
});

describe('« Que voulez-vous faire ? »', () => {
  test('finds an action by the words of staff, without accents, and runs it by Enter', async () => {
    await openMember(page, site.address, id);
    const palette = await openPalette(page);
    await page.keyboard.type('cheque');
    await palette
      .getByRole('status')
      .filter({ hasText: /^1 action possible/ })
      .waitFor();
    await expectAccessible(page, { heading: /^Que voulez-vous faire/, within: '[role=dialog]' });
    await page.keyboard.press('Enter');
    await dialogOf(page, 'Enregistrer un règlement').waitFor();
    await page.keyboard.press('Escape');
  });

  test('says of what is not possible why, and offers no button for it', async () => {
    const palette = await openPalette(page);
    await page.keyboard.type('remboursement');
    const refused = palette
      .getByRole('listitem')
      .filter({ hasText: 'Enregistrer un remboursement' });
    const { unavailable } = await viewOf(api, id);
    const { text } = unavailable.find(({ name }) => name === 'refund-payment')!;
    await refused.getByText(text.fr).waitFor();
    expect(await refused.getByRole('button').count()).toBe(0);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
  });

  test('leads to what is done in a tab, by the arrows', async () => {
    await openPalette(page);
    await page.keyboard.type('attestation');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tab=documents/);
  });

  test('grants the rights of the tier first, and those beyond it apart', async () => {
    const beyond = { code: 'autre', names: { fr: 'Un autre droit' }, tiers: ['autre'] };
    await page.route('**/membership-lifecycle/benefits', async (route) => {
      const answer = await route.fetch();
      const { data } = (await answer.json()) as { data: object[] };
      await route.fulfill({ response: answer, json: { data: [beyond, ...data] } });
    });
    await openMember(page, site.address, id, 'Droits');
    await page.getByRole('button', { name: 'Accorder un droit' }).click();
    const dialog = dialogOf(page, 'Accorder un droit');
    await fieldOf(dialog, 'Droit').click();
    const groups = page.getByRole('group').filter({ has: page.getByRole('option') });
    await groups.first().waitFor();
    const named = await groups.locator('p').allTextContents();
    expect(named).toEqual(['Dans sa formule', 'Hors de sa formule']);
    const { entitlements } = await viewOf(api, id);
    const own = await groups.first().getByRole('option').allTextContents();
    expect(own).toEqual(expect.arrayContaining(entitlements.map(({ names }) => names.fr)));
    expect(await groups.nth(1).getByRole('option').allTextContents()).toEqual(['Un autre droit']);
    await page.keyboard.press('Escape');
    await choose(dialog, 'Droit', own[0]!);
    await page.unroute('**/membership-lifecycle/benefits');
  });
});

describe('the search of every page', () => {
  test('finds a member as one types, and opens it by the arrows and Enter', async () => {
    await page.goto(`${site.address}${PLUGIN}/messages`);
    await search().click();
    await search().pressSequentially('VILLE DE');
    await options().nth(1).waitFor();
    await expectAccessible(page, { heading: 'Messages' });
    const second = await options().nth(1).locator('p').first().textContent();
    await page.keyboard.press('ArrowDown');
    expect(await options().nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await title(second!).waitFor();
    expect(await search().inputValue()).toBe('');
  });

  test('finds somebody who acts for a member, and a call, which opens on its dues', async () => {
    const { contacts, dues } = await viewOf(api, id);
    await search().fill(contacts[0]!.name);
    await options()
      .filter({ hasText: UNPAID })
      .getByText(/^contact/)
      .waitFor();
    await search().fill(dues[0]!.number);
    await options().filter({ hasText: UNPAID }).getByText(`Appel ${dues[0]!.number}`).click();
    await page.waitForURL(new RegExp(`members/${id}\\?tab=dues`));
    await section(page, 'Cotisations et règlements').waitFor();
  });

  test('says that it finds nobody, and closes by Escape', async () => {
    await search().fill('zzzz');
    await page.getByText('Aucun membre ne répond à cette recherche.').waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByText('Aucun membre ne répond à cette recherche.')
      .waitFor({ state: 'detached' });
    expect(await search().inputValue()).toBe('zzzz');
  });
});

describe('the Content Manager', () => {
  const openFirst = async (path: string): Promise<void> => {
    await page.goto(`${site.address}/admin${path}`);
    await page.getByRole('main').getByRole('row').nth(1).getByRole('link').first().click();
  };

  test('leads from its list of memberships to the page, and Back to the list', async () => {
    await openFirst(`${CONTENT}/${MEMBERSHIP}?sort=reference:ASC`);
    await page.waitForURL(/membership-lifecycle\/members\/\w+$/);
    await page.getByRole('tab', { name: 'En bref' }).waitFor();
    await page.goBack();
    await page.waitForURL(new RegExp(`${MEMBERSHIP}\\?`));
  });

  test('leads from its list of organisations to the page', async () => {
    await openFirst(`${CONTENT}/${ORGANISATION}?_q=Brisac`);
    await title(UNPAID).waitFor();
    expect(page.url()).toContain(`/members/${id}`);
  });

  test('keeps an organisation without a membership', async () => {
    const made = await api.send<{ data: { documentId: string } }>(
      'POST',
      `${CONTENT}/${ORGANISATION}`,
      { name: 'Association sans adhésion', contacts: [] },
    );
    await openFirst(`${CONTENT}/${ORGANISATION}?_q=sans`);
    await page.waitForURL(new RegExp(`${ORGANISATION}/${made.body.data.documentId}`));
    await page.getByText('Cet organisme n’a pas d’adhésion.').waitFor();
  });

  test('leads from an older address of the form to the page', async () => {
    await page.goto(`${site.address}/admin${CONTENT}/${MEMBERSHIP}/${id}`);
    await title(UNPAID).waitFor();
    expect(page.url()).toContain(`/members/${id}`);
  });
});

test('the list of members finds its filters again from the page', async () => {
  const { body } = await api.get<Paged<ListedMember>>(
    '/membership-lifecycle/members?search=brisac',
  );
  await page.goto(`${site.address}${PLUGIN}/members?search=brisac`);
  await page.getByRole('main').getByRole('link', { name: body.data[0]!.organisation }).click();
  await openTab(page, 'Droits');
  await page.getByRole('link', { name: 'Tous les membres' }).click();
  await page.waitForURL(/members\?search=brisac/);
});

test('who may not read contacts is shown none, and no way to them', async () => {
  const blind = await colleagueWho(site, 'Lise', 'plugin::membership-lifecycle.membership.read');
  await openMember(blind, site.address, id);
  await blind.getByRole('heading', { name: UNPAID, level: 1 }).waitFor();
  expect(await blind.getByRole('tab').allTextContents()).toEqual([
    ...['En bref', 'Cotisations', 'Droits', 'Renouvellement', 'Documents', 'Journal'],
  ]);
  await blind.getByText('SIRET', { exact: true }).waitFor();
  expect(await blind.getByRole('group', { name: 'Actions courantes' }).count()).toBe(0);
  const [contact] = (await viewOf(api, id)).contacts;
  await search(blind).fill(contact!.name);
  await blind.getByText('Aucun membre ne répond à cette recherche.').waitFor();
  await expectAccessible(blind, { heading: UNPAID });
  await blind.goto(`${site.address}${PLUGIN}/members/${id}?tab=contacts`);
  await blind.getByRole('tab', { name: 'En bref', selected: true }).waitFor();
});

test('a member that does not exist is said not to', async () => {
  const visitor = await site.signIn('reader', {
    path: `${PLUGIN}/members/nobody`,
    known: [/memberships\/nobody/],
  });
  await visitor
    .getByText(/introuvable|n’existe/i)
    .first()
    .waitFor();
});

import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { untilFocused } from '../../helpers/browser/keyboard';
import { heading, overflow, smallTargets } from '../../helpers/browser/visit';
import { BY_INHABITANTS } from '../../helpers/brackets';

/** Prices by bracket as the public meets them: read, asked for in the form, and seen by staff. */

const TYPES = '/content-manager/collection-types';
const WHOLE = { within: 'html', heading: /./ };
const TERM = {
  termKind: 'calendar-year',
  termMonths: 12,
  yearStartsOn: '01-01',
  firstTermPrice: 'remaining-months',
  lateRenewal: 'calendar-year',
};
const BODY = 'Commune de Saint-Amour';

let site: Site;

interface Written {
  data: { documentId: string };
}

const makeTier = async (api: Api, values: object): Promise<string> => {
  const { body } = await api.send<Written>('POST', `${TYPES}/api::tier.tier?locale=fr`, {
    ...TERM,
    ...values,
  });
  const { documentId } = body.data;
  await api.send('POST', `${TYPES}/api::tier.tier/${documentId}/actions/publish?locale=fr`, {
    ...TERM,
    ...values,
  });
  return documentId;
};

beforeAll(async () => {
  site = await openSite();
  const api = await site.api('administrator');
  const { measure, lines: brackets } = BY_INHABITANTS;
  const tiers = [
    await makeTier(api, { name: 'Communes', code: 'communes', measure, brackets }),
    await makeTier(api, {
      name: 'Départements',
      code: 'departements',
      measure: 'budget',
      brackets: [
        { from: 0, price: 10_000 },
        { from: 5_000_000, price: 10_000, rate: 100 },
      ],
    }),
  ];
  const { body } = await api.get<{ results: { documentId: string }[] }>(
    `${TYPES}/api::offer.offer?locale=fr`,
  );
  const [offer] = body.results;
  const connect = tiers.map((documentId) => ({ documentId, locale: 'fr' }));
  await api.send(
    'POST',
    `${TYPES}/api::offer.offer/${offer!.documentId}/actions/publish?locale=fr`,
    { tiers: { connect, disconnect: [] } },
  );
});
afterAll(() => site?.close());

const open = async (path: string, options: Parameters<Site['visitor']>[0] = {}): Promise<Page> => {
  const page = await site.visitor(options);
  await page.goto(`${site.address}${path}`);
  await page.waitForLoadState('networkidle');
  return page;
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const figure = (page: Page) => field(page, 'organisation.figure.value');
const dues = async (page: Page) => plain(await page.locator('.dues').innerText());

describe('the page of the offer', () => {
  it('says the ends of the prices, and each bracket in a table with its headers', async () => {
    const page = await open('/');
    const tier = page.locator('#formule-communes');
    const priceOf = async (of: Locator) =>
      plain(await of.locator('.price').innerText()).replace('\n', ' ');
    expect(await priceOf(tier)).toBe('de 48 € à 38 500 € par an');
    expect(await priceOf(page.locator('#formule-departements'))).toBe('à partir de 100 € par an');
    const table = tier.getByRole('table', { name: 'La cotisation selon le nombre d’habitants' });
    expect(await table.getByRole('columnheader').count()).toBe(2);
    const row = table.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: '601 habitants et plus' }),
    });
    expect(plain(await row.getByRole('cell').innerText())).toBe(
      '0,166 € par habitant, 38 500 € au plus',
    );
  });

  it.each(['fr', 'en'])(
    'is read by everybody, on a telephone and in the dark: %s',
    async (lang) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open(`/?lang=${lang}`, {
          colorScheme,
          viewport: { width: 320, height: 640 },
        });
        await expectAccessible(page, WHOLE);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.context().close();
      }
    },
  );
});

describe('the form', () => {
  it('asks for the measure of the tier that is chosen, and for none with one price', async () => {
    const page = await open('/adhesion');
    await page.getByLabel('Organismes publics').check();
    expect(await figure(page).count()).toBe(0);
    await page.getByLabel('Départements').check();
    await page.getByLabel('Budget annuel, en euros').fill('1 200 000 €');
    expect(await dues(page)).toMatch(/^Votre cotisation : 100 € par an/);
    await page.getByLabel('Communes').check();
    await page.getByLabel('Nombre d’habitants').waitFor();
    expect(await dues(page)).toBe('');
    await page.getByLabel('Départements').check();
    expect(await figure(page).inputValue()).toBe('1 200 000 €');
  });

  it('says the dues of what is typed as a whole, and that the first term may cost less', async () => {
    const page = await open('/adhesion?formule=communes');
    expect(await field(page, 'organisation.figure.year').inputValue()).toBe('2025');
    for (const [typed, amount] of [
      ['199', '48 €'],
      ['400 hab.', '77 €'],
      ['601', '99,77 €'],
      ['12 500', '2 075 €'],
      ['1 000 000 000 000', '38 500 €'],
    ] as const) {
      await figure(page).fill(typed);
      expect(await dues(page)).toContain(`Votre cotisation : ${amount} par an.`);
    }
    expect(await dues(page)).toContain('seuls les mois qui restent sont dus');
    await figure(page).fill('12,5');
    expect(await dues(page)).toBe('');
  });

  it('is read by everybody with its errors', async () => {
    const page = await open('/adhesion?formule=communes', {
      viewport: { width: 320, height: 640 },
    });
    await figure(page).fill('environ 500');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    const problem = page.getByRole('link', { name: /Ce nombre ne se lit pas/ });
    await problem.click();
    await untilFocused(page, figure(page));
    await expectAccessible(page, WHOLE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
  });

  it('is taken, and staff see what was given and the dues that follow', async () => {
    const page = await open('/adhesion?formule=communes');
    await field(page, 'organisation.name').fill(BODY);
    await field(page, 'organisation.address.lines').fill('1 place de la Mairie');
    await field(page, 'organisation.address.postalCode').fill('39160');
    await field(page, 'organisation.address.city').fill('Saint-Amour');
    await figure(page).fill('2 300 hab.');
    await field(page, 'organisation.figure.year').fill('2050');
    await page.getByLabel('Nom et prénom').fill('Ana Martin');
    await page.getByLabel('Adresse électronique').fill('ana.martin@saint-amour.example');
    const send = page.getByRole('button', { name: 'Envoyer la demande' });
    await send.click();
    await page.getByRole('link', { name: /2027/ }).click();
    await untilFocused(page, field(page, 'organisation.figure.year'));
    await field(page, 'organisation.figure.year').fill('2023');
    await send.click();
    await heading(page, 'Votre demande est arrivée').waitFor();

    const staff = await site.signIn('membership-staff', {
      path: '/admin/plugins/membership-lifecycle/applications',
    });
    await staff.getByRole('button', { name: BODY }).click();
    const sheet = staff.getByRole('dialog');
    await sheet.getByText(/^2\s300 habitants \(2023\)$/).waitFor();
    await sheet.getByText(/^381,80\s€ pour une période entière$/).waitFor();
    await expectAccessible(staff, { heading: /^Demande DEM-/, within: '[role="dialog"]' });
  });
});

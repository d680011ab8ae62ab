import type { Page } from 'playwright-core';
import { openSite, type Api, type Site } from '../../helpers/browser';
import { fieldOf } from '../../helpers/browser/member';

/** Prices by brackets, as communications write them in Strapi's own form. */

const TIERS = '/content-manager/collection-types/api::tier.tier';

let site: Site;
let page: Page;
let api: Api;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('administrator');
  // Without its language, the form is made anew once it knows it: what is typed before is lost.
  const path = `/admin${TIERS}/create?plugins[i18n][locale]=fr`;
  page = await site.signIn('communications', { path });
  await page.getByRole('heading', { name: 'Créer une entrée' }).waitFor();
  await page.waitForLoadState('networkidle');
});
afterAll(() => site.close());

const field = (name: string) => page.locator(`[name="${name}"]`);
const press = (name: string | RegExp) => page.getByRole('button', { name }).last().click();
/** What stands under the last field of a name, tied to it. */
const faultOf = async (name: string): Promise<string> => {
  const id = await field(name).getAttribute('aria-describedby');
  return page.locator(`[id="${id?.split(' ')[0]}"]`).innerText();
};

const LINES: Record<string, string>[] = [
  { from: '10', price: '48' },
  { from: '200', price: '67,50' },
  { from: '1 000', rate: '0,166', maximum: '38 500' },
];

/** Adds a bracket and fills it in, each field by its name. */
const addBracket = async (at: number, line: Record<string, string>): Promise<void> => {
  // The audiences stand before, the rights behind; an empty list has a button of its own.
  const empty = page.getByRole('button', { name: /^Rien pour l’instant/ }).nth(1);
  const more = page.getByRole('button', { name: 'Ajouter une nouvelle entrée' }).first();
  await (at === 0 ? empty : more).click();
  await field(`brackets.${at}.from`).waitFor();
  for (const [name, value] of Object.entries(line)) {
    await field(`brackets.${at}.${name}`).fill(value);
  }
};

it('are written with their mistakes told at their fields', async () => {
  await fieldOf(page, 'Nom').fill('Communes par tranches');
  await fieldOf(page, 'Code').fill('communes-par-tranches');
  await page.getByRole('combobox', { name: /^Tranches selon/ }).click();
  await page.getByRole('option', { name: 'Nombre d’habitants', exact: true }).click();
  for (const [at, line] of LINES.entries()) await addBracket(at, line);
  await press('Publier');
  await page
    .getByText(/La première tranche part de 0/)
    .first()
    .waitFor();
  expect(await faultOf('brackets.0.from')).toMatch(/La première tranche part de 0/);
  await field('brackets.0.from').fill('0');
  await press('Publier');
  await page
    .getByText(/publié/i)
    .first()
    .waitFor();
  await page.goto(`${site.address}/admin${TIERS}`);
  const row = page.getByRole('row', { name: /Communes par tranches/ });
  await row.getByText('Par tranches', { exact: true }).waitFor();
  const { body } = await api.get<{ results: { documentId: string }[] }>(
    `${TIERS}?filters[code][$eq]=communes-par-tranches`,
  );
  const { documentId } = body.results[0]!;
  const stored = await api.get<{ data: { brackets: Record<string, unknown>[] } }>(
    `${TIERS}/${documentId}?status=published`,
  );
  expect(stored.body.data).toMatchObject({
    ...{ measure: 'inhabitants', price: null },
    brackets: [
      { from: '0', price: 4_800, rate: null, maximum: null },
      { from: '200', price: 6_750, rate: null, maximum: null },
      { from: '1000', price: null, rate: 166_000, maximum: 3_850_000 },
    ],
  });
});

import type { Page } from 'playwright-core';
import { openSite, type Api, type Site } from '../../helpers/browser';

/** From the form of an offer to the page that shows its draft. */

const OFFERS = '/content-manager/collection-types/api::offer.offer';
const TIERS = '/content-manager/collection-types/api::tier.tier';

let site: Site;
let api: Api;
let page: Page;
let offer: string;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('communications');
  const { body } = await api.get<{ results: { documentId: string }[] }>(OFFERS);
  offer = body.results[0]?.documentId ?? '';
  await api.send('PUT', `${OFFERS}/${offer}?locale=fr`, { title: 'Adhésions en préparation' });
  page = await site.signIn('communications');
});
afterAll(() => site.close());

it('opens the draft beside its form, and shows the public nothing of it', async () => {
  await page.goto(`${site.address}/admin${OFFERS}/${offer}`);
  await page.getByRole('link', { name: 'Ouvrir l’aperçu' }).click();
  const frame = page.frameLocator('iframe[title="Aperçu"]');
  await frame.getByRole('heading', { name: 'Adhésions en préparation' }).waitFor();
  const source = await page.locator('iframe[title="Aperçu"]').getAttribute('src');
  expect(source).toMatch(/^\/offres\/[a-z0-9-]+\?preview=/);
  const published = await fetch(`${site.address}/api/offers/current`);
  expect(await published.text()).not.toContain('en préparation');
});

it('is opened from its address alone by who is given it, and by nobody without its token', async () => {
  const source = await page.locator('iframe[title="Aperçu"]').getAttribute('src');
  const visitor = await site.visitor();
  await visitor.goto(`${site.address}${source}`);
  await visitor.getByRole('heading', { name: 'Adhésions en préparation' }).waitFor();
  const token = new URL(String(source), site.address).searchParams.get('preview');
  const [answer, refused] = await Promise.all(
    [token, `${token}x`].map((preview) =>
      fetch(`${site.address}/api/offers/current?preview=${preview}`),
    ),
  );
  expect(((await answer?.json()) as { data: { title: string } }).data.title).toBe(
    'Adhésions en préparation',
  );
  expect(refused?.status).toBe(403);
});

it('opens from the form of a tier, at its place on the page of the offer', async () => {
  const { body } = await api.get<{ results: { documentId: string; code: string }[] }>(TIERS);
  const [tier] = body.results;
  await api.send('PUT', `${TIERS}/${tier?.documentId}?locale=fr`, { name: 'Formule retouchée' });
  await page.goto(`${site.address}/admin${TIERS}/${tier?.documentId}`);
  await page.getByRole('link', { name: 'Ouvrir l’aperçu' }).click();
  const frame = page.frameLocator('iframe[title="Aperçu"]');
  await frame.getByRole('heading', { name: 'Formule retouchée' }).waitFor();
  const source = await page.locator('iframe[title="Aperçu"]').getAttribute('src');
  expect(source?.endsWith(`#formule-${tier?.code}`)).toBe(true);
});

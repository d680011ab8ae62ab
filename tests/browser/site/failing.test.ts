import type { Page, Route } from 'playwright-core';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { linkIn, messageTo } from '../../helpers/browser/messages';
import { memberNamed } from '../../helpers/browser/member';
import { enterSpace, turnTo } from '../../helpers/browser/space';
import { heading, main, pressButton as press } from '../../helpers/browser/visit';

/** The site when the API is slow, refuses, breaks or is not there: nobody loses what they typed. */

const MEMBER = 'Région Plaines-de-l’Est';
const WHOLE = { within: 'html' };
/** What Chromium says of a failed request by itself. */
const known = [/Failed to load resource/];

let site: MailedSite;

beforeAll(async () => {
  site = await openMailedSite();
});
afterAll(() => site?.close());

const answer =
  (status: number, body: object | string = '', headers = {}) =>
  (route: Route) =>
    route.fulfill({
      status,
      headers,
      contentType: typeof body === 'string' ? 'text/html' : 'application/json',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
const error = (status: number) => ({ data: null, error: { status, name: 'X', message: 'x' } });

/** How a call fails, and what a reader and a writer are told. */
const FAILURES = [
  ['nothing', (route: Route) => route.abort('internetdisconnected'), 'Le serveur ne répond pas'],
  ['500', answer(500, error(500)), 'L’incident vient de nous'],
  ['502 of a proxy', answer(502, '<h1>Bad gateway</h1>'), 'L’incident vient de nous'],
  ['429', answer(429, error(429), { 'Retry-After': '90' }), 'réessayez dans 2 min'],
] as const;

describe.each(FAILURES)('the API answers %s', (_, fail, told) => {
  it('the form says so and can be asked for again', async () => {
    const page = await site.open('/', { language: 'fr', known });
    await page.route('**/api/applications/form*', fail);
    await page.goto(`${site.address}/adhesion`);
    await page.getByText(told).waitFor();
    // Nobody typed anything yet.
    expect(await main(page)).not.toMatch(/saisi|enregistré/);
    await expectAccessible(page, { ...WHOLE, heading: 'Demander une adhésion' });
    await page.unroute('**/api/applications/form*');
    await press(page, 'Réessayer');
    await page.getByLabel('Nom de l’organisme').waitFor();
    await page.context().close();
  });

  it('an application that could not be sent stays, and is sent again', async () => {
    const page = await site.open('/adhesion', { language: 'fr', known });
    await page.route('**/api/applications', fail);
    const fill = async (name: string, text: string) =>
      page.locator(`[name="${name}"]`).first().fill(text);
    await fill('organisation.name', 'Ville du Bout-du-Monde');
    await fill('organisation.address.lines', '1 rue du Port');
    await fill('organisation.address.postalCode', '29000');
    await fill('organisation.address.city', 'Bout-du-Monde');
    await fill('contacts.0.name', 'Lou Kervella');
    await fill('contacts.0.email', `lou.${told.length}@bout-du-monde.example`);
    await press(page, 'Envoyer la demande');
    const summary = page.locator('.summary');
    await summary.getByText(told).waitFor();
    expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('[name="contacts.0.name"]').inputValue()).toBe('Lou Kervella');
    expect(await page.locator('[name="organisation.address.city"]').inputValue()).toBe(
      'Bout-du-Monde',
    );
    await page.unroute('**/api/applications');
    await press(page, 'Envoyer la demande');
    await heading(page, 'Votre demande est arrivée').waitFor();
    await page.context().close();
  });
});

describe('the answer to a renewal', () => {
  let link: string;

  beforeAll(async () => {
    const member = await memberNamed(site.staff, MEMBER);
    const { body } = await site.staff.get<{ data: { id: string; toEmail: string }[] }>(
      `/membership-lifecycle/messages?template=renewal-proposal&membership=${member}`,
    );
    await site.staff.send('POST', `/membership-lifecycle/messages/${body.data[0]!.id}/resend`, {});
    await site.sendMessages();
    link = linkIn(messageTo(site.server, body.data[0]!.toEmail), '/repondre');
  });

  it('that could not be read is read again by a button', async () => {
    const page = await site.open('/', { known });
    await page.route('**/api/renewal-invitations/**', answer(503, error(503)));
    await page.goto(`${site.address}${link}`);
    await heading(page, 'La proposition n’a pas pu être lue').waitFor();
    await page.unroute('**/api/renewal-invitations/**');
    await press(page, 'Réessayer');
    await heading(page, 'Renouveler votre adhésion').waitFor();
    await page.context().close();
  });

  it('that could not be sent stays as it was written', async () => {
    const page = await site.open(link, { known });
    await page.getByLabel('Nous ne renouvelons pas').check();
    await page.getByLabel('Pourquoi vous ne renouvelez pas').fill('Le budget de 2027.');
    await page.context().setOffline(true);
    await press(page, 'Envoyer la réponse');
    await page.getByText('ce que vous avez saisi est toujours là').waitFor();
    expect(await page.getByLabel('Pourquoi vous ne renouvelez pas').inputValue()).toBe(
      'Le budget de 2027.',
    );
    await page.context().setOffline(false);
    await page.context().close();
  });

  it('to a proposal that has changed stays, below the proposal as it is now', async () => {
    const page = await site.open(link, { known });
    await page.getByLabel('Nous renouvelons').check();
    await page.getByLabel('Un mot à l’association').fill('Avec plaisir.');
    const details = { reason: 'proposal-changed' };
    const sent: (number | undefined)[] = [];
    // Staff correct the price: what is sent of the former one is refused.
    await page.route('**/api/renewal-invitations/**', async (route) => {
      const request = route.request();
      if (request.method() === 'GET') {
        const real = await route.fetch();
        const body = await real.json();
        body.data.term.price.amount = 620_000;
        await route.fulfill({ response: real, json: body });
        return;
      }
      sent.push((request.postDataJSON() as { price?: number }).price);
      await answer(409, { data: null, error: { ...error(409).error, details } })(route);
    });
    await press(page, 'Relire avant d’envoyer');
    await press(page, 'Confirmer le renouvellement');
    await page.locator('.summary').getByText('La proposition a changé').waitFor();
    expect(await main(page)).toContain('6\u202f200\u00a0€');
    expect(await main(page)).not.toContain('5\u202f000\u00a0€');
    expect(await page.getByLabel('Un mot à l’association').inputValue()).toBe('Avec plaisir.');
    const again = page.waitForResponse((response) => response.request().method() === 'POST');
    await press(page, 'Relire avant d’envoyer');
    await press(page, 'Confirmer le renouvellement');
    await again;
    expect(sent).toEqual([500_000, 620_000]);
    await page.unrouteAll({ behavior: 'wait' });
    await page.context().close();
  });

  it('that nobody answers is given up after a while', async () => {
    const page = await site.open('/', { known });
    await page.clock.install();
    const asked = page.waitForRequest('**/api/renewal-invitations/**');
    await page.route('**/api/renewal-invitations/**', () => undefined);
    await page.goto(`${site.address}${link}`);
    await asked;
    expect(await main(page)).toContain('Chargement…');
    await page.clock.fastForward(31_000);
    await page.getByText('Le serveur ne répond pas').waitFor();
    await page.context().close();
  });
});

describe('the member space', () => {
  let page: Page;

  beforeAll(async () => {
    page = await enterSpace(site, await memberNamed(site.staff, MEMBER), { language: 'fr', known });
    await heading(page, MEMBER).waitFor();
  });

  it('parts that could not be fetched say so, each with its button, and the rest is read', async () => {
    await page.route('**/api/me/memberships/*/usages*', answer(500, error(500)));
    await page.route('**/api/me/memberships/*/contacts', (route) => route.abort());
    await turnTo(page, 'Personnes');
    const people = page.getByRole('region', { name: 'Les personnes de votre organisme' });
    const used = page.getByRole('region', { name: 'Ce qui a été utilisé', exact: true });
    await people.getByText('Le serveur ne répond pas').waitFor();
    await turnTo(page, 'Vos droits');
    await used.getByText('L’incident vient de nous').waitFor();
    await page.getByRole('region', { name: 'Vos droits' }).getByRole('listitem').first().waitFor();
    await expectAccessible(page, { ...WHOLE, heading: MEMBER });
    await page.unroute('**/api/me/memberships/*/usages*');
    await used.getByRole('button', { name: 'Réessayer' }).click();
    await used.getByRole('row').nth(1).waitFor();
    expect(await used.getByText('L’incident vient de nous').count()).toBe(0);
    await turnTo(page, 'Personnes');
    await people.getByText('Le serveur ne répond pas').waitFor();
    await page.unrouteAll();
    await people.getByRole('button', { name: 'Réessayer' }).click();
    await people.getByRole('button', { name: 'Modifier les personnes' }).waitFor();
  });

  it('a page that could not be turned to says so, and the next attempt shows it', async () => {
    await page.route('**/api/me/memberships/*?*', answer(500, error(500)));
    await page.getByRole('link', { name: 'Historique', exact: true }).click();
    await page.getByRole('alert').getByText('L’incident vient de nous').waitFor();
    expect(await page.title()).toMatch(/^Historique – /);
    expect(await page.locator('.space-nav [aria-current]').allInnerTexts()).toEqual(['Historique']);
    await page.unrouteAll();
    await press(page, 'Réessayer');
    await page.getByRole('region', { name: 'Historique' }).getByRole('listitem').first().waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Les personnes de votre organisme' }).waitFor();
  });

  it('a page that is on its way is named at once, and what was there can be typed into no more', async () => {
    await turnTo(page, 'Personnes');
    let answerIt: (() => void) | undefined;
    await page.route('**/api/me/memberships/*?*', (route) => {
      answerIt = () => void route.continue();
    });
    await page.getByRole('link', { name: 'Vos droits', exact: true }).click();
    await page.getByRole('status').getByText('Chargement…').waitFor();
    expect(await page.title()).toMatch(/^Vos droits – /);
    expect(await page.getByRole('button', { name: 'Modifier les personnes' }).count()).toBe(0);
    answerIt?.();
    await page.getByRole('region', { name: 'Vos droits' }).waitFor();
    await page.unrouteAll();
  });

  it('a page of a list is asked for once, however often its button is pressed', async () => {
    const asked: string[] = [];
    await page.route('**/api/me/memberships/*/history*', async (route) => {
      const pageAsked = new URL(route.request().url()).searchParams.get('page')!;
      asked.push(pageAsked);
      const line = (id: number) => ({
        id: `${pageAsked}-${id}`,
        on: '2026-11-01',
        text: `Ligne ${pageAsked}-${id}.`,
        by: 'association',
      });
      await answer(200, {
        data: Array.from({ length: 20 }, (_, id) => line(id)),
        meta: { pagination: { page: Number(pageAsked), pageSize: 20, pageCount: 2, total: 40 } },
      })(route);
    });
    await turnTo(page, 'Historique');
    const past = page.getByRole('region', { name: 'Historique' });
    await past
      .getByRole('button', { name: 'Voir la suite' })
      .evaluate((button: HTMLButtonElement) => {
        button.click();
        button.click();
      });
    await past.getByText('Ligne 2-19.').waitFor();
    expect(asked).toEqual(['1', '2']);
    expect(await past.getByRole('listitem').count()).toBe(40);
    expect(await past.getByRole('button').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ligne 2-0.');
    await page.unrouteAll();
  });

  it('what was typed stays while the server breaks', async () => {
    await turnTo(page, 'Personnes');
    await press(page, 'Modifier les personnes');
    await page.locator('#personnes').getByLabel('Nom et prénom').first().fill('Un nom saisi');
    await page.route('**/api/me/memberships/*/contacts', answer(500, error(500)));
    await press(page, 'Enregistrer');
    await page.getByText('rien n’a été enregistré').waitFor();
    expect(await page.locator('#personnes').getByLabel('Nom et prénom').first().inputValue()).toBe(
      'Un nom saisi',
    );
    await page.unrouteAll();
    await press(page, 'Enregistrer');
    await page.getByText('Les personnes sont enregistrées.').waitFor();
  });
});

it.each(['fr', 'en'] as const)(
  'a page whose module does not come says what to do: %s',
  async (of) => {
    const page = await site.open('/', { language: of, known });
    await page.route('**/site/js/*.js', (route) => route.abort());
    await page.goto(`${site.address}/adhesion${of === 'en' ? '?lang=en' : ''}`);
    const told = page.getByText(of === 'fr' ? 'ne s’est pas chargée' : 'has not loaded completely');
    expect(await told.isVisible()).toBe(false);
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    expect(await told.isVisible()).toBe(true);
    await expectAccessible(page, { ...WHOLE, heading: /./ });
    await page.context().close();
  },
);

it('no page asked another host for anything, nor met its own policy', () => {
  expect(site.elsewhere).toEqual([]);
});

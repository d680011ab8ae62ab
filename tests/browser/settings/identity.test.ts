/** @long Who saves what, and what is refused, is held by tests/http/settings/identity; this is its page. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { IdentityView } from '../../../src/plugins/membership-lifecycle/shared/settings/identity';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { untilFocused } from '../../helpers/browser/keyboard';

/** The association's identity, as the administrator fills it in. */

const IDENTITY = '/admin/settings/membership-lifecycle/identity';
const API = '/membership-lifecycle/settings/identity';
const TITLE = 'Identité de l’association';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const stored = async (): Promise<IdentityView> => {
  const api = await site.api('administrator');
  return (await api.get<{ data: IdentityView }>(API)).body.data;
};
const open = async (): Promise<Page> => {
  const page = await site.signIn('administrator', { path: IDENTITY });
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  await field(page, 'IBAN').waitFor();
  return page;
};
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
/** Saves, and gives the status of the server's answer. */
const save = async (page: Page): Promise<number> => {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  return (await answered).status();
};

test('shows a wrong IBAN beside its field, keeps what was typed, and takes the right one', async () => {
  const before = await stored();
  const page = await open();
  await field(page, 'Ville').fill('Lyon');
  await field(page, 'IBAN').fill('FR76 3000 6000 0112 3456 7890 188');
  expect(await save(page)).toBe(400);
  await page.getByText(/La clé de contrôle de cet IBAN est fausse/).waitFor();
  await page.getByText(/^Rien n’est enregistré\. À corriger\s: IBAN\.$/).waitFor();
  await expectAccessible(page, { heading: TITLE });
  expect(await field(page, 'Ville').inputValue()).toBe('Lyon');
  expect(await stored()).toEqual(before);

  await field(page, 'IBAN').fill('FR7630006000011234567890189');
  await field(page, 'BIC').fill('AGRIFRPP');
  expect(await field(page, 'IBAN').inputValue()).toBe('FR76 3000 6000 0112 3456 7890 189');
  expect(await save(page)).toBe(200);
  const { identity } = await stored();
  expect(identity).toMatchObject({ city: 'Lyon', iban: 'FR7630006000011234567890189' });
});

test('shows the country and the time zone that are kept, and takes another country', async () => {
  const page = await open();
  const country = page.getByRole('combobox', { name: 'Pays' });
  await country.getByText('France', { exact: true }).waitFor();
  await page
    .getByRole('combobox', { name: /^Fuseau horaire/ })
    .getByText(/^Europe\/Paris/)
    .waitFor();
  await country.click();
  await page.getByRole('option', { name: 'Belgique', exact: true }).click();
  expect(await save(page)).toBe(200);
  expect((await stored()).identity.country).toBe('BE');
  await page.reload();
  await country.getByText('Belgique', { exact: true }).waitFor();
});

test('says what an audit of the public pages found, and their foot says it too', async () => {
  const page = await open();
  const found = page.getByRole('combobox', { name: /^Conformité au RGAA/ });
  await found.getByText('Non auditée', { exact: true }).waitFor();
  await found.click();
  await page.getByRole('option', { name: 'Partiellement conforme', exact: true }).click();
  const address = page.getByRole('textbox', { name: /^Adresse de la déclaration/ });
  await address.fill('https://www.example.org/declaration');
  await expectAccessible(page, { heading: TITLE });
  expect(await save(page)).toBe(200);
  const visitor = await site.visitor();
  await visitor.goto(`${site.address}/accessibilite`);
  await visitor.getByRole('link', { name: /partiellement conforme$/ }).waitFor();
  const statement = visitor.getByRole('link', { name: 'Lire la déclaration d’accessibilité' });
  expect(await statement.getAttribute('href')).toBe('https://www.example.org/declaration');
});

test('shows the number of the next call while its form is chosen', async () => {
  const page = await open();
  const { nextCall } = await stored();
  await field(page, 'Préfixe').fill('COT-');
  await page.getByRole('combobox', { name: 'Nombre de chiffres' }).click();
  await page.getByRole('option', { name: '6', exact: true }).click();
  const announced = `COT-${nextCall.year}-${String(nextCall.value).padStart(6, '0')}`;
  await page.getByRole('status').getByText(announced).waitFor();
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ callPrefix: 'COT-', callDigits: 6 });
});

test('says what is missing and what it prevents, and leads there', async () => {
  const page = await open();
  await field(page, 'SIRET').fill('');
  expect(await save(page)).toBe(200);
  await page.getByText('Il manque encore une chose à cette fiche').waitFor();
  await page.getByText(/un organisme public ne peut pas mandater sa cotisation/).waitFor();
  await page.getByRole('button', { name: 'Le SIRET.' }).click();
  const siret = field(page, 'SIRET');
  await untilFocused(page, siret);
  await siret.fill('99000010100017');
  expect(await save(page)).toBe(400);
  await page.getByText('Ce SIRET n’existe pas').waitFor();
  await siret.fill('99000010100016');
  expect(await save(page)).toBe(200);
  await page.getByText(/Il manque encore/).waitFor({ state: 'detached' });
});

test('tells the second editor who saved meanwhile, and loses neither’s words', async () => {
  const page = await open();
  await field(page, 'Téléphone').fill('01 99 00 00 02');
  const api = await site.api('administrator');
  const { identity } = await stored();
  await api.send('PUT', API, { ...identity, city: 'Nantes' });
  expect(await save(page)).toBe(409);
  await page
    .getByRole('alert')
    .getByText(/Entre-temps, .+ a enregistré cette fiche/)
    .waitFor();
  await page
    .getByRole('alert')
    .getByText(/Ville\s: Nantes/)
    .waitFor();
  expect(await field(page, 'Téléphone').inputValue()).toBe('01 99 00 00 02');
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ city: 'Nantes', phone: '01 99 00 00 02' });
});

test('signs the messages', async () => {
  const page = await open();
  await field(page, 'Nom courant').fill('Le Phare commun');
  expect(await save(page)).toBe(200);
  await page.goto(`${site.address}/admin/settings/membership-lifecycle/templates`);
  await page.getByRole('link', { name: 'Proposition de renouvellement' }).click();
  await page
    .frameLocator('iframe[title="La lettre telle que le membre la lira"]')
    .getByText('Le Phare commun')
    .first()
    .waitFor();
});

test('takes its logo and its picture from the media library, and shows them ever after', async () => {
  const page = await open();
  const token = JSON.parse(await page.evaluate(() => localStorage.getItem('jwtToken') ?? ''));
  const Authorization = `Bearer ${token}`;
  const form = new FormData();
  const image = fs.readFileSync(path.resolve(__dirname, '../../../favicon.png'));
  form.append('files', new Blob([image], { type: 'image/png' }), 'logo-du-phare.png');
  const upload = { method: 'POST', headers: { Authorization }, body: form };
  const [file] = (await (await fetch(`${site.address}/upload`, upload)).json()) as {
    id: number;
  }[];

  await page.getByText('Aucun logo').waitFor();
  const choose = async (what: string): Promise<void> => {
    await page.getByRole('button', { name: `Choisir une image (${what})` }).click();
    const library = page.getByRole('dialog', { name: 'Ajouter des médias' });
    await library.getByRole('button', { name: /logo-du-phare\.png/ }).waitFor();
    await library.getByRole('checkbox').last().click();
    await library.getByRole('button', { name: 'Terminer' }).click();
    await library.waitFor({ state: 'detached' });
  };
  await choose('Logo');
  await choose('Image');
  const shown = page.getByRole('main').getByRole('img', { name: 'logo-du-phare.png' });
  await shown.nth(1).waitFor();
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ logoId: file?.id, pictureId: file?.id });

  await page.reload();
  await shown.nth(1).waitFor();
  // Seen, and not only named.
  await page.waitForFunction(() =>
    Array.from(document.images).some(
      ({ alt, naturalWidth }) => alt === 'logo-du-phare.png' && naturalWidth > 0,
    ),
  );
  await expectAccessible(page, { heading: TITLE });
  await page.getByRole('button', { name: 'Retirer (Logo)' }).click();
  await page.getByText('Aucun logo').waitFor();
  await page.getByRole('button', { name: 'Retirer (Image)' }).click();
  await page.getByText('Aucune image').waitFor();
  expect(await save(page)).toBe(200);
  expect((await stored()).identity).toMatchObject({ logoId: null, pictureId: null });
  const taken = { method: 'DELETE', headers: { Authorization } };
  expect((await fetch(`${site.address}/upload/files/${file?.id}`, taken)).status).toBe(200);
});

test('asks before it is left with something unsaved, and keeps it for whoever stays', async () => {
  const page = await open();
  await field(page, 'Téléphone').fill('01 99 00 00 03');
  const leave = () => page.getByRole('link', { name: 'Modèles d’e-mails' }).click();
  const question = page.getByRole('alertdialog', { name: /^Quitter sans enregistrer/ });
  await leave();
  await question.getByText('Ce que vous avez changé sur cette page sera perdu.').waitFor();
  await expectAccessible(page, {
    heading: /^Quitter sans enregistrer/,
    within: '[role="alertdialog"]',
  });
  await question.getByRole('button', { name: 'Revenir' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await field(page, 'Téléphone').inputValue()).toBe('01 99 00 00 03');
  expect(new URL(page.url()).pathname).toBe(IDENTITY);

  const { identity } = await stored();
  await leave();
  await question.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByRole('heading', { name: 'Modèles d’e-mails', level: 1 }).waitFor();
  expect((await stored()).identity).toEqual(identity);
});

test('has the paths of a site of one’s own behind a line, each with that of ours', async () => {
  const page = await open();
  const path = page.getByRole('textbox', { name: 'Répondre à un renouvellement', exact: true });
  expect(await path.isVisible()).toBe(false);
  await page.getByText(/^Pour une association qui montre ses propres pages/).click();
  expect(await path.getAttribute('placeholder')).toBe('/repondre#{token}');
  await path.fill('/renouveler');
  expect(await save(page)).toBe(400);
  await page.getByText(/garde une fois ce que le modèle a entre accolades/).waitFor();
  await expectAccessible(page, { heading: TITLE });
  await path.fill('/renouveler#{token}');
  expect(await save(page)).toBe(200);
  expect((await stored()).identity.answerPath).toBe('/renouveler#{token}');
  await path.fill('');
  expect(await save(page)).toBe(200);
});

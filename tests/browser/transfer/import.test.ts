import type { Locator, Page } from 'playwright-core';
import type {
  ImportLines,
  ImportSummary,
  ImportView,
} from '../../../src/plugins/membership-lifecycle/shared/transfer/imports';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { textOf } from '../../helpers/browser/download';
import {
  expectFocusShown,
  pick,
  press,
  tabTo,
  type,
  untilFocused,
} from '../../helpers/browser/keyboard';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { csvOf, type Row, type Spreadsheet } from '../../helpers/import/history';
import { ownHistory, windows1252 } from '../../helpers/import/own';

/** A person brings the spreadsheet of past years, by keyboard, from the file to the members. */

const IMPORTS = '/admin/plugins/membership-lifecycle/imports';
const API = '/membership-lifecycle/imports';

let site: Site;
let staff: Api;
let page: Page;
let sheet: Spreadsheet;
let faulty: Spreadsheet;

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  sheet = ownHistory({ today: site.today, lines: 30, from: 900 });
  faulty = {
    ...sheet,
    rows: sheet.rows.map((row, at): Row => {
      if (at === 1) return { ...row, 'Date de fin': '31/02/2020' };
      return at === 4 ? { ...row, 'Montant réglé': 'beaucoup' } : row;
    }),
  };
  page = await site.signIn('membership-staff', { path: IMPORTS });
});
afterAll(() => site.close());

const fileOf = (name: string, of: Spreadsheet) => ({
  name,
  mimeType: 'text/csv',
  buffer: windows1252(csvOf(of)),
});
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const step = (name: string, within: Page = page) =>
  within.getByRole('heading', { name, level: 2, exact: true }).waitFor();
const pressed = (name: string | RegExp) => button(name).getAttribute('aria-pressed');
const backup = (within: Page = page) =>
  within.getByRole('checkbox', { name: 'J’ai une sauvegarde d’aujourd’hui' });
const lineRows = () => page.getByRole('table', { name: 'Les lignes' }).locator('tbody tr');
const found = (count: string) => page.getByRole('status').filter({ hasText: count }).waitFor();
const idOf = (within: Page = page): string => /imports\/([^/?]+)/.exec(within.url())?.[1] ?? '';
const draft = async (): Promise<ImportView> =>
  (await staff.get<{ data: ImportView }>(`${API}/${idOf()}`)).body.data;

/** Opens the browser's own dialog by a button, and chooses there. */
const chooseFile = async (
  name: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press(page, button(name)),
  ]);
  await chooser.setFiles(file);
};
const downloaded = async (name: string): Promise<{ name: string; text: string }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button(name))]);
  return { name: file.suggestedFilename(), text: await textOf(file) };
};

describe('a spreadsheet becomes members, by keyboard', () => {
  it('begins with a file, and says what it reads', async () => {
    await page.goto(`${site.address}/admin`);
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
    await press(page, page.getByRole('link', { name: 'Adhésions', exact: true }));
    await press(page, page.getByRole('link', { name: 'Reprise de données' }));
    await step('Le fichier');
    await page.getByText('Aucun fichier pour le moment').waitFor();
    await expectAccessible(page, { heading: 'Reprise de données' });
    const model = await downloaded('Télécharger un modèle');
    expect(model.name).toBe('modele-reprise.csv');
    expect(model.text).toMatch(/^\uFEFFOrganisme;Forme juridique;SIREN;SIRET;/);
  });

  it('says why a file is refused, and stays there', async () => {
    const empty = { name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.from('\r\n') };
    await chooseFile('Choisir un fichier', empty);
    const alert = page.getByRole('alert').filter({ hasText: 'vide.csv' });
    await alert.getByText('Ce fichier est vide', { exact: false }).waitFor();
    await expectFocusShown(page);
    expect((await staff.get<{ data: ImportSummary[] }>(API)).body.data).toEqual([]);
  });

  it('guesses the columns, and asks for those that it does not know', async () => {
    await chooseFile('Choisir un fichier', fileOf('membres.csv', faulty));
    await step('Les colonnes');
    await untilFocused(page, page.getByRole('heading', { name: 'Les colonnes' }));
    await page.getByText('encodage : Windows-1252').waitFor();
    await page.getByText('séparateur : point-virgule').waitFor();
    await page.getByText('Une colonne nécessaire manque').waitFor();
    await page.getByText('3 colonnes ne servent pas').waitFor();
    expect(await button('Faire l’essai').isDisabled()).toBe(true);
    await expectAccessible(page, { heading: 'Les colonnes' });

    const body = page.getByRole('region', { name: 'Organisme' });
    await press(page, button(/^Montrer/, body));
    await pick(page, body.getByLabel('SIRET', { exact: true }), 'Immatriculation');
    await body.getByText('Exemples :').first().waitFor();
    await pick(page, page.getByLabel(/^Formule/), 'Offre prise');
    await page.getByRole('region', { name: 'Une colonne ne sert pas' }).waitFor();
    await press(page, button('Faire l’essai'));
    await step('L’essai');
  });

  it('tries each line, and shows those that are refused with what to do', async () => {
    const { report, rows } = await draft();
    expect(report?.lines).toEqual({ made: rows - 2, changed: 0, same: 0, refused: 2 });
    await page.getByText('2 lignes sont refusées').waitFor();
    await page.getByText(/En tout .* à encaisser/).waitFor();
    await expectAccessible(page, { heading: 'L’essai' });
    await press(page, button(/^Cette date n’existe pas/));
    await found('1 ligne');
    await page.getByText('Colonne « Date de fin »').waitFor();
    await press(page, button('Effacer les filtres'));
    await press(page, button(/^2\s+lignes refusées/), { back: true });
    await page.waitForURL(/outcome=refused/);
    await found('2 lignes');
    expect(await lineRows().count()).toBe(2);

    await page.reload();
    await step('L’essai');
    await found('2 lignes');
    expect(await pressed(/^2\s+lignes refusées/)).toBe('true');
    const { body } = await staff.get<ImportLines>(`${API}/${idOf()}/lines?outcome=refused`);
    expect(body.data.map(({ line }) => line)).toEqual([3, 6]);
    for (const { line, organisation } of body.data) {
      await lineRows()
        .filter({ hasText: organisation })
        .filter({ hasText: `${line}` })
        .waitFor();
    }
    await type(page, page.getByRole('searchbox', { name: /Chercher/ }), '6');
    await page.keyboard.press('Enter');
    await found('1 ligne');
    await lineRows().filter({ hasText: 'Montant réglé' }).waitFor();
  });

  it('cannot be applied while a line is refused', async () => {
    await press(page, button('Continuer'));
    await step('Appliquer');
    await page.getByText(/2 lignes sont refusées\s: corrigez le fichier/).waitFor();
    expect(await button('Appliquer l’import').isDisabled()).toBe(true);
    await expectAccessible(page, { heading: 'Appliquer' });
    await press(page, page.getByRole('link', { name: 'L’essai' }), { back: true });
    await step('L’essai');
  });

  it('gives the refused lines as a file, and takes the corrected one with its columns', async () => {
    const refused = await downloaded('Télécharger les lignes refusées');
    expect(refused.name).toBe('Lignes refusées de membres.csv.csv');
    const [headings, ...rows] = refused.text.replace(/\r\n$/, '').split('\r\n');
    expect(headings).toBe('\uFEFFLigne;Organisme;Raison;Donnée;Colonne');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^3;.*Cette date n’existe pas.*;Fin;Date de fin$/);
    const before = idOf();
    await chooseFile('Choisir le fichier corrigé', fileOf('membres-corriges.csv', sheet));
    await page.waitForURL((url) => /trial$/.test(url.pathname) && !url.pathname.includes(before));
    await step('L’essai');
    const { mapping, report } = await draft();
    expect(mapping).toMatchObject({
      'organisation.name': 'Collectivité',
      'organisation.siret': 'Immatriculation',
      'term.tier': 'Offre prise',
    });
    expect(report?.lines).toMatchObject({ made: sheet.rows.length, refused: 0 });
  });

  it('is applied after a question, and tells what it made and what comes next', async () => {
    await press(page, button('Continuer'));
    await step('Appliquer');
    await page.getByText('Un import appliqué ne s’annule pas').waitFor();
    expect(await button('Appliquer l’import').isDisabled()).toBe(true);
    await press(page, backup(), { key: 'Space' });
    await expectAccessible(page, { heading: 'Appliquer' });
    await press(page, button('Appliquer l’import'));
    const question = page.getByRole('alertdialog', { name: 'Appliquer l’import' });
    await question.getByText(/Restera dû\s: [\d\s]+,00\s€\. Aucun e-mail ne part/).waitFor();
    await press(page, button('Revenir', question));
    await question.waitFor({ state: 'detached' });
    await tabTo(page, button('Appliquer l’import'));
    await page.keyboard.press('Enter');
    await press(page, button('Confirmer', question));
    await step('Le fichier est repris');
    await expectFocusShown(page);
    await page.getByText(`${sheet.rows.length} lignes appliquées`).waitFor();
    await expectAccessible(page, { heading: 'Le fichier est repris' });
  });

  it('made members with their terms, their payments and their counters', async () => {
    const [first] = sheet.rows;
    const own = sheet.rows.filter((row) => row.Immatriculation === first!.Immatriculation);
    const view = await viewOf(staff, await memberNamed(staff, first!['Collectivité']!));
    expect(view.terms).toHaveLength(own.length);
    const paid = view.dues.reduce((sum, call) => sum + call.paid, 0);
    expect(paid).toBe(500_000 * own.filter((row) => row['Réglé le']).length);
    const used = own.map((row) => Number(row['compagnonnage utilisé']));
    const counters = view.entitlements.filter(({ names }) => /compagnonnage/i.test(names.fr));
    expect(counters.map((one) => one.used).sort()).toEqual(used.sort());
  });
});

it('has nothing to add when the same file is imported again', async () => {
  await page.goto(`${site.address}${IMPORTS}`);
  await page.getByRole('row').filter({ hasText: 'membres-corriges.csv' }).waitFor();
  await expectAccessible(page, { heading: 'Reprise de données' });
  await chooseFile('Choisir un fichier', fileOf('encore.csv', sheet));
  await step('Les colonnes');
  // As they were chosen last time.
  expect((await draft()).missing).toEqual([]);
  await press(page, button('Faire l’essai'));
  await page.getByText('il n’y a rien à ajouter').waitFor();
  const { report } = await draft();
  expect(report?.lines).toEqual({ made: 0, changed: 0, same: sheet.rows.length, refused: 0 });
});

it('throws a file away that nobody applied', async () => {
  await page.goto(`${site.address}${IMPORTS}`);
  await press(page, button('Jeter encore.csv'));
  await press(page, button('Confirmer', page.getByRole('alertdialog', { name: 'Jeter' })));
  await button('Jeter encore.csv').waitFor({ state: 'detached' });
  const { body } = await staff.get<{ data: ImportSummary[] }>(API);
  expect(body.data.map(({ name, state }) => [name, state])).toEqual([
    ['membres-corriges.csv', 'applied'],
  ]);
});

it('shows the trial again when what it looked at has changed', async () => {
  const small = fileOf('petit.csv', ownHistory({ today: site.today, lines: 3, from: 950 }));
  const other = await site.signIn('administrator', { path: IMPORTS });
  const toApply = async (on: Page) => {
    await on.goto(`${site.address}${IMPORTS}`);
    await button('Choisir un fichier', on).waitFor();
    await on.locator('input[type=file]').setInputFiles(small);
    await step('Les colonnes', on);
    await button('Faire l’essai', on).click();
    await step('L’essai', on);
    await button('Continuer', on).click();
    await step('Appliquer', on);
  };
  const apply = async (on: Page) => {
    await backup(on).check();
    await button('Appliquer l’import', on).click();
    await button('Confirmer', on.getByRole('alertdialog')).click();
  };
  await toApply(page);
  await toApply(other);
  await apply(other);
  await step('Le fichier est repris', other);
  await apply(page);
  await page.getByText('Des données ont changé depuis l’essai', { exact: false }).waitFor();
  await step('L’essai');
  await page.getByText('il n’y a rien à ajouter').waitFor();
  const { state, report } = await draft();
  expect([state, report?.lines.made]).toEqual(['draft', 0]);
});

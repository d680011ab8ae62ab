/** @long Rolls, proxies and quorum are held by tests/integration/assemblies; these are their pages. */
import type { Locator, Page } from 'playwright-core';
import type {
  AssemblyPage,
  AssemblyView,
} from '../../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import { planOf } from '../../../src/plugins/membership-lifecycle/admin/src/assemblies/plan-values';
import type { MessageRow } from '../../../src/plugins/membership-lifecycle/shared/messages/messages';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';

/** A person prepares an assembly, convenes it, opens the door and closes it. */

const ASSEMBLIES = '/admin/plugins/membership-lifecycle/assemblies';
const API = '/membership-lifecycle/assemblies';

let site: Site;
let staff: Api;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  page = await site.signIn('membership-staff', { path: ASSEMBLIES });
  await closeNews();
});
afterAll(() => site.close());

const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const said = (text: string | RegExp, within: Page | Locator = page) =>
  within.getByText(text).first().waitFor();
const idOf = (): string => /assemblies\/([a-z0-9]{24})/.exec(page.url())?.[1] ?? '';
const view = async (): Promise<AssemblyView> =>
  (await staff.get<{ data: AssemblyView }>(`${API}/${idOf()}`)).body.data;
const look = (name: string) =>
  process.env.SHOTS
    ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
    : Promise.resolve();
/** Strapi's news of the moment, above the pages. */
const closeNews = () =>
  page
    .getByText('La médiathèque a une nouvelle présentation')
    .locator('xpath=ancestor::*[.//button][1]//button')
    .last()
    .click();
/** Confirms a question that a button asks. */
const confirm = async (): Promise<void> => {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
};

describe('the list', () => {
  it('shows what was held and what is being prepared', async () => {
    await heading('Assemblées générales');
    await said('Tenue');
    await said('En préparation');
    await look('assemblies-list');
    await expectAccessible(page, { heading: 'Assemblées générales' });
  });

  it('opens the one that was held, with its quorum and its journal', async () => {
    const { body } = await staff.get<AssemblyPage>(API);
    const held = body.data.find(({ state }) => state === 'closed');
    await page.goto(`${site.address}${ASSEMBLIES}/${held?.id}`);
    await said('Le quorum est atteint');
    await said('a clos la présence');
    await look('assembly-held');
    await expectAccessible(page, { heading: /Assemblée générale/ });
    await tab('Pouvoirs et présence').click();
    await heading('Pouvoirs');
    await look('assembly-held-attendance');
    await expectAccessible(page, { heading: /Assemblée générale/ });
  });
});

describe('an assembly, from its plan to its end', () => {
  it('is planned under the rules of the one before', async () => {
    await page.goto(`${site.address}${ASSEMBLIES}`);
    await page.getByRole('link', { name: 'Préparer une assemblée' }).click();
    await heading('Préparer une assemblée');
    await page.getByLabel('Intitulé').fill('Assemblée extraordinaire de novembre');
    await page.getByLabel('Ordre du jour').fill('Fusion\nStatuts');
    await look('assembly-new');
    await expectAccessible(page, { heading: 'Préparer une assemblée' });
    const day = page.getByLabel('Date de l’assemblée');
    await day.fill('');
    await button('Préparer').click();
    await said('Une date s’écrit');
    await day.fill('25/11/2026');
    await page.keyboard.press('Tab');
    await button('Préparer').click();
    await heading('Assemblée extraordinaire de novembre');
    expect(await view()).toMatchObject({
      state: 'drafted',
      heldOn: site.today,
      proxyCap: 2,
      quorum: { basis: 'members', numerator: 1, denominator: 3 },
    });
  });

  it('shows what somebody else saved beside what was typed', async () => {
    const place = page.getByLabel('Lieu');
    const meanwhile = page.getByRole('alert').filter({ hasText: 'Entre-temps' });
    await place.fill('Mairie');
    const theirs = { ...planOf(await view()), place: 'Gymnase' };
    expect((await staff.send('PUT', `${API}/${idOf()}`, theirs)).status).toBe(200);
    await button('Enregistrer').click();
    await meanwhile.getByText(/^Lieu\s: «\sGymnase\s»$/).waitFor();
    await expectAccessible(page, { heading: 'Assemblée extraordinaire de novembre' });
    expect(await place.inputValue()).toBe('Mairie');
    await button('Garder ma saisie').click();
    await button('Enregistrer').click();
    await said('L’assemblée est enregistrée.');
    expect(await meanwhile.count()).toBe(0);
    expect((await view()).place).toBe('Mairie');
  });

  it('has a roll that says who votes, and freezes it', async () => {
    await tab('Liste électorale').click();
    await said('Liste provisoire');
    await page.getByRole('row').nth(3).waitFor();
    await heading('Avec une autre règle');
    await button(/^Adhésion en cours, cotisation réglée\s: \d+ membres sortiraient/).click();
    await said(/^Sortirait, avec 1\svoix\. .*Cotisation/);
    await look('assembly-roll');
    await expectAccessible(page, { heading: 'Assemblée extraordinaire de novembre' });
    await button('Figer la liste').click();
    await confirm();
    await said(/Liste figée au/);
    await page
      .getByRole('button', { name: /^Corriger la ligne/ })
      .first()
      .waitFor();
    await look('assembly-frozen');
    await expectAccessible(page, { heading: 'Assemblée extraordinaire de novembre' });
    expect((await view()).frozenOn).toBe(site.today);
  });

  it('corrects a line with its reason, and names another mandate-holder', async () => {
    const row = page.getByRole('row').filter({ hasText: '1\u00a0voix' }).first();
    await row.getByRole('button', { name: /Corriger la ligne/ }).click();
    const sheet = dialog('Corriger la ligne');
    await sheet.getByLabel('Nombre de voix').fill('3');
    await sheet.getByLabel('Motif').fill('Deux délégués de droit.');
    await look('assembly-correct');
    await expectAccessible(page, { heading: 'Corriger la ligne', within: '[role=dialog]' });
    await sheet.getByRole('button', { name: 'Corriger la ligne' }).click();
    await said(/Corrigé le 25\/11\/2026/);
    await page
      .getByRole('row')
      .filter({ hasText: '3\u00a0voix' })
      .getByRole('button', { name: /^Mandataire de/ })
      .click();
    const holder = dialog('Changer de mandataire');
    await holder.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Quelqu’un d’autre' }).click();
    await holder.getByLabel('Nom du mandataire').fill('Zoé Suppléante');
    await holder.getByRole('button', { name: 'Changer de mandataire' }).click();
    await said('Nom indiqué à l’équipe');
  });

  it('is convened with a reason where the notice is too short, once to each', async () => {
    await tab('Convocation').click();
    await said('Le délai de convocation n’est plus respecté');
    await look('assembly-convocation');
    await expectAccessible(page, {
      heading: 'Assemblée extraordinaire de novembre',
      except: 'iframe',
    });
    const convene = page.getByRole('button', { name: /^Convoquer \d+ membres$/ });
    await convene.click();
    const sheet = dialog(/^Convoquer/);
    await sheet.getByRole('button', { name: /^Convoquer/ }).click();
    await said(/le délai de convocation est de 15/, sheet);
    await sheet.getByLabel('Pourquoi convoquer').fill('Urgence votée par le conseil.');
    await sheet.getByRole('button', { name: /^Convoquer/ }).click();
    // The demonstration has no mail server: what is kept convenes nobody.
    await said(/Convocation écrite le 25 novembre 2026\s: personne n’est encore convoqué/);
    await said(/convocations sont gardées ici et ne sont pas parties/);
    expect((await view()).state).toBe('convened');
    const sent = await staff.get<{ data: MessageRow[] }>(
      '/membership-lifecycle/messages?template=assembly-convocation&pageSize=100',
    );
    const members = sent.body.data.map(({ membershipId }) => membershipId);
    expect(members.length).toBeGreaterThan(10);
    expect(new Set(members).size).toBe(members.length);
  });

  it('takes a proxy, and says no to a second one', async () => {
    await tab('Pouvoirs et présence').click();
    await heading('Quorum');
    const give = page.getByRole('button', { name: /^Noter .* représenté$/ });
    await give.first().click();
    const sheet = dialog('Noter un pouvoir');
    await sheet.getByRole('combobox', { name: /Membre qui le porte/ }).click();
    await page.getByRole('option').nth(3).click();
    await look('assembly-proxy');
    await expectAccessible(page, { heading: 'Noter un pouvoir', within: '[role=dialog]' });
    await sheet.getByRole('button', { name: 'Noter un pouvoir' }).click();
    await said('A donné pouvoir à');
    await said('En vigueur');
  });

  it('marks who is there by keyboard, and shows the quorum as it comes', async () => {
    const present = page.getByRole('button', { name: /^Noter .* présent$/ });
    await present.nth(3).focus();
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const one = present.nth(index);
      await one.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (node) => node?.getAttribute('aria-pressed') === 'true',
        await one.elementHandle(),
      );
    }
    await said('Le quorum est atteint');
    await look('assembly-attendance');
    await expectAccessible(page, { heading: 'Assemblée extraordinaire de novembre' });
    expect((await view()).tally.members.present).toBe(10);
  });

  it('hands out the sheet that is signed', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button('Feuille d’émargement (PDF)').click(),
    ]);
    expect(file.suggestedFilename()).toBe('Feuille d’émargement 2026-11-25.pdf');
    if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/sheet.pdf`);
  });

  it('is closed, and changes no more', async () => {
    await button('Clore la présence').click();
    await confirm();
    await said('La présence est close.');
    await page
      .getByRole('button', { name: /présent$/ })
      .first()
      .waitFor({ state: 'detached' });
    await tab('Résultat du quorum').click();
    await said(/Assemblée close le 25 novembre 2026/);
    await look('assembly-outcome');
    expect(await view()).toMatchObject({ state: 'closed', quorumNow: { reached: true } });
  });
});

test('who only reads sees everything and changes nothing, in English too', async () => {
  const reader = await site.api('reader');
  await reader.send('PUT', '/admin/users/me', { preferedLanguage: 'en' });
  const reading = await site.signIn('reader', {
    language: 'en',
    path: `${ASSEMBLIES}/${idOf()}?tab=attendance`,
  });
  if (process.env.SHOTS) await reading.screenshot({ path: `${process.env.SHOTS}/reader.png` });
  await reading.getByRole('heading', { name: 'Attendance', exact: true }).waitFor();
  const acting = reading.getByRole('button', { name: /^(Note|Record|Close the attendance)/ });
  expect(await acting.count()).toBe(0);
  await expectAccessible(reading, { heading: 'Attendance' });
});

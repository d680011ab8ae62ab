/** @long Registrations are held by tests/integration/occasions/participation; these are their pages. */
import type { Page } from 'playwright-core';
import type {
  OccasionView,
  OccasionRow,
  RegistrationRow,
} from '../../../src/plugins/membership-lifecycle/shared/occasions/participation';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  choose,
  dialogOf,
  expectTold,
  fieldOf,
  memberNamed,
  openMember,
  section,
  typeDay,
} from '../../helpers/browser/member';

/** Events and programmes, and who takes part in them, as staff and communications work on them. */

const PAGE = '/admin/plugins/membership-lifecycle/occasions';
const API = '/membership-lifecycle';
const MEMBER = 'Université de Grandval';
const FULL = 'Séance collective de compagnonnage';
const CONFERENCE = 'Webconférence : habiter l’administration de demain';

let site: Site;
let api: Api;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff', { path: PAGE });
});
afterAll(() => site.close());

const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const occasionNamed = async (title: string): Promise<OccasionRow> => {
  const { body } = await api.get<Paged<OccasionRow>>(`${API}/occasions?when=all&pageSize=100`);
  const found = body.data.find(({ titles }) => titles.fr === title);
  if (!found) throw new Error(`No occasion named ${title}.`);
  return found;
};
const open = async (title: string): Promise<string> => {
  const { id } = await occasionNamed(title);
  await page.goto(`${site.address}${PAGE}/${id}`);
  await page
    .getByRole('heading', { name: title.replace(/ :/, '\u00a0:'), level: 1 })
    .or(page.getByRole('heading', { name: title, level: 1 }))
    .first()
    .waitFor();
  return id;
};
const registrationsOf = async (id: string): Promise<RegistrationRow[]> =>
  (await api.get<Paged<RegistrationRow>>(`${API}/registrations?occasion=${id}&pageSize=100`)).body
    .data;
/** A member whose membership is over. */
const lapsed = async (): Promise<string> => {
  const { body } = await api.get<{ results: { organisation: { name: string } }[] }>(
    '/content-manager/collection-types/api::membership.membership?filters[membershipStatus][$eq]=lapsed',
  );
  return body.results[0]!.organisation.name;
};
/** Chooses a member in the dialog, by what one types of its name. */
const pickMember = async (name: string): Promise<void> => {
  const field = fieldOf(page.getByRole('dialog'), 'Membre');
  await field.click();
  await field.pressSequentially(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
};

describe('the list', () => {
  it('shows what is to come, its places and its state, then what is past', async () => {
    await heading('Participations');
    await row(FULL).getByText('Complet').waitFor();
    await row(FULL).getByText('3 sur 3').waitFor();
    await row('Rencontres de printemps').getByText('Brouillon').waitFor();
    await expectAccessible(page, { heading: 'Participations' });
    await choose(page, 'Période', 'Passés');
    await row('Atelier').getByText('Passé').waitFor();
    expect(await row(FULL).count()).toBe(0);
    await page.waitForURL(/when=past/);
  });
});

describe('an event', () => {
  it('is written as a draft, refused where something is missing or wrong, then published', async () => {
    await page.goto(`${site.address}${PAGE}/new`);
    await heading('Nouveau rendez-vous');
    await button('Enregistrer le brouillon').click();
    await page.getByText('À remplir.').first().waitFor();
    await fieldOf(page, 'Titre en français').fill('Visite du laboratoire');
    await typeDay(page, 'Premier jour', '15/12/2026');
    await fieldOf(page, 'Heure de début').fill('14:00');
    await fieldOf(page, 'Heure de fin').fill('13:00');
    await button('Enregistrer le brouillon').click();
    await page.getByText('La fin vient avant le début.').first().waitFor();
    await fieldOf(page, 'Heure de fin').fill('16:30');
    await fieldOf(page, 'Nombre de places').fill('2');
    await choose(page, 'Droit demandé', 'Un compagnonnage');
    await page.getByText(/le montre à tous, et invite à adhérer/).waitFor();
    await choose(page, 'Annonce', 'Aux membres seulement');
    await page.getByText(/Aux membres seulement\s: ils le voient dans leur espace/).waitFor();
    await fieldOf(page, 'Inscriptions jusqu’au').waitFor();
    await expectAccessible(page, { heading: 'Nouveau rendez-vous' });
    await button('Enregistrer le brouillon').click();
    await heading('Visite du laboratoire');
    await page.getByText(/C’est un brouillon/).waitFor();
    await button('Publier').click();
    await page
      .getByRole('alertdialog')
      .getByText(/Le public ne le verra pas/)
      .waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('C’est publié.').waitFor();
    const { id } = await occasionNamed('Visite du laboratoire');
    const { body } = await api.get<{ data: OccasionView }>(`${API}/occasions/${id}`);
    expect(body.data).toMatchObject({
      openness: 'open',
      startTime: '14:00',
      endsOn: '2026-12-15',
      capacity: 2,
      right: { code: 'compagnonnage' },
    });
  });

  it('is saved without a word of somebody else where the server tidies what was typed', async () => {
    const id = await open('Visite du laboratoire');
    const place = fieldOf(page, 'Lieu');
    const meanwhile = page.getByText('Entre-temps, quelqu’un d’autre');
    await place.fill('Salle des fêtes ');
    await button('Enregistrer').click();
    await page.locator('input[value="Salle des fêtes"]').waitFor();
    expect(await button('Enregistrer').isDisabled()).toBe(true);
    expect(await meanwhile.count()).toBe(0);
    // What is typed on while the answer is awaited is kept, and saved next.
    await page.route(
      `**/occasions/${id}`,
      async (route) => {
        await place.fill('Salle des fêtes, au fond');
        await route.continue();
      },
      { times: 1 },
    );
    await fieldOf(page, 'Titre en français').fill('Visite du laboratoire ');
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'PUT'),
      button('Enregistrer').click(),
    ]);
    await page.locator('button[type=submit]:enabled', { hasText: 'Enregistrer' }).waitFor();
    expect(await place.inputValue()).toBe('Salle des fêtes, au fond');
    expect(await meanwhile.count()).toBe(0);
    await button('Enregistrer').click();
    await page.locator('input[value="Visite du laboratoire"]').waitFor();
    expect(await meanwhile.count()).toBe(0);
    const { body } = await api.get<{ data: OccasionView }>(`${API}/occasions/${id}`);
    expect(body.data.place).toBe('Salle des fêtes, au fond');
  });

  it('takes somebody in, says what is left of the right, and shows it on the member’s page', async () => {
    const id = await open('Visite du laboratoire');
    await button('Inscrire').click();
    const dialog = dialogOf(page, 'Inscrire');
    await pickMember(MEMBER);
    await dialog.getByText('Ce membre peut inscrire quelqu’un').waitFor();
    await dialog.getByText(/après cette inscription/).waitFor();
    await expectAccessible(page, { heading: 'Inscrire', within: '[role="dialog"]' });
    await fieldOf(dialog, 'Nom').fill('Ana Martin');
    await dialog.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('Ana Martin').getByText('1 séance').waitFor();
    const [registration] = await registrationsOf(id);
    expect(registration).toMatchObject({ name: 'Ana Martin', used: 1, covered: true });
    await openMember(page, site.address, await memberNamed(api, MEMBER), 'Droits');
    await section(page, 'Participations').getByText('Visite du laboratoire').waitFor();
    await expectTold(page, /a inscrit quelqu’un/);
  });

  it('gives the place and the use back when the registration is cancelled, with its reason', async () => {
    const id = await open('Visite du laboratoire');
    const cancel = 'Annuler l’inscription de Ana Martin';
    await button(cancel).click();
    const dialog = dialogOf(page, cancel);
    await dialog.getByRole('button', { name: 'Annuler l’inscription', exact: true }).click();
    await dialog.getByText('À remplir.').waitFor();
    await fieldOf(dialog, 'Motif').fill('Malade');
    await dialog.getByRole('button', { name: 'Annuler l’inscription', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('Ana Martin')
      .getByText(/Malade/)
      .waitFor();
    expect((await occasionNamed('Visite du laboratoire')).taken).toBe(0);
    expect(await registrationsOf(id)).toEqual([expect.objectContaining({ state: 'cancelled' })]);
  });

  it('says why a member may not come', async () => {
    await open(CONFERENCE);
    await expectAccessible(page, { heading: /Webconférence/ });
    await button('Inscrire').click();
    await pickMember(await lapsed());
    await page.getByRole('dialog').getByText('Ce membre ne peut inscrire personne').waitFor();
    await page.keyboard.press('Escape');
  });

  it('hands out its calendar file', async () => {
    await open(CONFERENCE);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button('Fichier d’agenda').click(),
    ]);
    expect(file.suggestedFilename()).toBe('rendez-vous.ics');
  });

  it('is cancelled with everybody in it', async () => {
    const id = await open(FULL);
    await button('Annuler le rendez-vous').click();
    const dialog = dialogOf(page, 'Annuler le rendez-vous');
    await dialog.getByText(/Les 3 inscriptions seront annulées/).waitFor();
    await fieldOf(dialog, 'Motif').fill('Salle fermée');
    await dialog.getByRole('button', { name: 'Annuler le rendez-vous', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/Annulé le 25 novembre 2026/).waitFor();
    for (const { state } of await registrationsOf(id)) expect(state).toBe('cancelled');
    expect((await occasionNamed(FULL)).taken).toBe(0);
  });
});

test('a member who leaves before the day is listed as without right', async () => {
  const programme = 'Recherche-action : la rue en commun';
  const { id } = await occasionNamed(programme);
  const [{ membershipId, name }] = await registrationsOf(id);
  await api.send('POST', `${API}/memberships/${membershipId}/commands/withdraw`, {
    lastDay: '2026-11-24',
    reason: 'Départ',
  });
  await open(programme);
  await row(name).getByText('Sans droit').waitFor();
  await page.getByText(/n’a plus de droit/).waitFor();
});

test('attendance is noted once the day is there, by keyboard', async () => {
  await open('Atelier : lire un budget à plusieurs');
  const { id } = await occasionNamed('Atelier : lire un budget à plusieurs');
  const [first] = await registrationsOf(id);
  const choice = page.getByRole('combobox', { name: `Présence de ${first.name}` });
  await choice.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Absence', exact: true }).press('Enter');
  await row(first.name).first().getByText('Absence').first().waitFor();
});

test('communications write the programme and see nobody', async () => {
  const other = await site.signIn('communications', { path: PAGE });
  await other
    .getByRole('link', { name: CONFERENCE })
    .or(other.getByRole('link', { name: /Webconférence/ }))
    .first()
    .click();
  await other.getByRole('heading', { name: 'Ce qui est annoncé' }).waitFor();
  expect(await other.getByRole('region', { name: 'Participations' }).count()).toBe(0);
  expect(await other.getByRole('button', { name: 'Annuler le rendez-vous' }).count()).toBe(0);
  await fieldOf(other, 'Lieu').fill('En ligne');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await other.getByText('C’est enregistré.').waitFor();
  expect((await occasionNamed(CONFERENCE)).place).toBe('En ligne');
});

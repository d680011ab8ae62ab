import type { Page } from 'playwright-core';
import type { ActivityView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { MemberPapers } from '../../../src/plugins/membership-lifecycle/shared/papers/papers';
import type { OccasionView } from '../../../src/plugins/membership-lifecycle/shared/occasions/participation';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { enterSpace, expectReadable, turnTo } from '../../helpers/browser/space';
import { heading, pressButton as press } from '../../helpers/browser/visit';
import { pdfOf } from '../../helpers/member-papers';
import { occasionInput } from '../../helpers/participation';

/** The member space in both languages: a renewal is answered in it, and registrations are read. */

const ACCEPTING = 'Région Plaines-de-l’Est';
const DECLINING = 'Office public de l’habitat de Rivesac';
const API = '/membership-lifecycle';
const ORGANISATIONS = '/content-manager/collection-types/api::organisation.organisation';
const WHOLE = { within: 'html' };

let site: MailedSite;

beforeAll(async () => {
  site = await openMailedSite();
});
afterAll(() => site?.close());

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Registers somebody, as staff do, for what takes place some days from now. */
const register = async (
  member: string,
  { title, inDays, name }: { title: string; inDays: number; name: string },
): Promise<string> => {
  const day = new Date(Date.parse(site.today) + inDays * 86_400_000).toISOString().slice(0, 10);
  const input = occasionInput({
    titles: { fr: title, en: `${title} (in English)` },
    startsOn: day,
    endsOn: day,
    place: 'Salle commune',
    link: 'https://visio.example/salle',
  });
  const { body } = await site.staff.send<{ data: OccasionView }>('POST', `${API}/occasions`, input);
  await site.staff.send('POST', `${API}/occasions/${body.data.id}/publish`);
  const who = { membership: member, name };
  const answer = await site.staff.send(
    'POST',
    `${API}/occasions/${body.data.id}/registrations`,
    who,
  );
  expect(answer.status).toBe(200);
  return body.data.id;
};

describe('in French', () => {
  let member: string;
  let page: Page;

  beforeAll(async () => {
    member = await memberNamed(site.staff, ACCEPTING);
    const { organisation } = await viewOf(site.staff, member);
    const administrator = await site.api('administrator');
    const at = `${ORGANISATIONS}/${organisation.documentId}`;
    const { body } = await administrator.get<{ data: { contacts: object[] } }>(at);
    const unwritten = { name: 'Sacha Sans-Adresse', role: 'operational', locale: 'fr' };
    const { status } = await administrator.send('PUT', at, {
      engagementRequired: true,
      contacts: [...body.data.contacts, unwritten],
    });
    expect(status).toBe(200);
    await register(member, { title: 'Rencontre de demain', inDays: 1, name: 'Nour Benali' });
    await register(member, { title: 'Rencontre lointaine', inDays: 400, name: 'Nour Benali' });
    page = await enterSpace(site, member, { language: 'fr' });
    await heading(page, ACCEPTING).waitFor();
  });

  it('shows who is registered for what is to come, and says kindly what has no right yet', async () => {
    await turnTo(page, 'Vos rendez-vous');
    const events = part(page, 'Vos rendez-vous');
    // The agenda lists it too.
    const registered = events.getByRole('listitem').filter({ hasText: /Inscription\s: Nour/ });
    const tomorrow = registered.filter({ hasText: 'Rencontre de demain' });
    await tomorrow.waitFor();
    const text = await tomorrow.innerText();
    for (const said of [
      'de 14\u00a0h à 16\u00a0h',
      'Salle commune',
      'Inscription\u00a0: Nour Benali',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Votre place est gardée');
    const far = registered.filter({ hasText: 'Rencontre lointaine' });
    expect(await far.innerText()).toContain('Votre place est gardée');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tomorrow.getByRole('button', { name: 'Ajouter à mon agenda' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.ics$/);
    await expectReadable(page, ACCEPTING);
  });

  it('changes the people, of whom one is never written to', async () => {
    await turnTo(page, 'Personnes');
    const people = part(page, 'Les personnes de votre organisme');
    await people.getByRole('button', { name: 'Modifier les personnes' }).click();
    const add = people.getByRole('button', { name: 'Ajouter une personne' });
    await add.click();
    await people.getByRole('group', { name: 'Nouvelle personne' }).getByRole('button').click();
    expect(await add.evaluate((one) => one === document.activeElement)).toBe(true);
    await people
      .getByRole('group', { name: 'Sacha Sans-Adresse' })
      .getByLabel('Nom et prénom')
      .fill('Sacha Roux');
    await people.getByRole('button', { name: 'Enregistrer' }).click();
    await people.getByText('Les personnes sont enregistrées.').waitFor();
    await people.getByRole('heading', { name: 'Sacha Roux' }).waitFor();
  });

  it('accepts a renewal with an engagement number and a paper', async () => {
    await turnTo(page, 'Votre adhésion');
    await page.getByRole('link', { name: 'Répondre', exact: true }).click();
    const renewal = part(page, 'Votre renouvellement');
    await renewal.getByLabel('Nous renouvelons notre adhésion').check();
    await renewal.getByLabel('Numéro d’engagement').fill('ENG-2026-77');
    await renewal.getByLabel('Délibération ou bon de commande').setInputFiles({
      name: 'bon.pdf',
      mimeType: 'application/pdf',
      buffer: pdfOf('bon de commande de la région'),
    });
    await press(page, 'Relire avant d’envoyer');
    await renewal.getByText('ENG-2026-77').waitFor();
    await press(page, 'Confirmer le renouvellement');
    await renewal.getByText('Votre renouvellement est enregistré.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Votre renouvellement',
    );
    await expectAccessible(page, { ...WHOLE, heading: ACCEPTING });

    const { renewal: answered } = await viewOf(site.staff, member);
    expect(answered).toMatchObject({ answer: 'accepted', stage: { kind: 'committed' } });
    expect(answered?.ownAnswer).toBeTruthy();
    const { body } = await site.staff.get<{ data: MemberPapers }>(
      `${API}/memberships/${member}/member-papers`,
    );
    expect(body.data.papers.map(({ name }) => name)).toContain('bon.pdf');
    const journal = await site.staff.get<Paged<ActivityView>>(
      `${API}/memberships/${member}/activities?pageSize=20`,
    );
    expect(JSON.stringify(journal.body.data)).toContain('ENG-2026-77');
  });

  it('shows the answer and the paper when the space is opened again', async () => {
    await page.reload();
    await part(page, 'Votre renouvellement')
      .getByText('Votre renouvellement est enregistré.')
      .waitFor();
    expect(await part(page, 'Votre renouvellement').getByRole('radio').count()).toBe(0);
    await turnTo(page, 'Cotisations et documents');
    await part(page, 'Documents').getByRole('button', { name: /PDF/ }).nth(1).waitFor();
  });

  it('reads why a place that is kept has no right once the membership is suspended', async () => {
    const suspend = `${API}/memberships/${member}/commands/suspend`;
    expect((await site.staff.send('POST', suspend, { reason: 'Essai' })).status).toBe(200);
    await page.reload();
    await turnTo(page, 'Vos rendez-vous');
    const tomorrow = part(page, 'Vos rendez-vous')
      .getByRole('listitem')
      .filter({ hasText: 'Rencontre de demain' })
      .filter({ hasText: /Inscription\s: Nour/ });
    await tomorrow.getByText('Votre adhésion est suspendue').waitFor();
    expect(await tomorrow.innerText()).not.toContain('Page du rendez-vous');
    await tomorrow.getByRole('button', { name: 'Annuler l’inscription' }).waitFor();
    await expectReadable(page, ACCEPTING);
  });
});

describe('in English', () => {
  let member: string;
  let page: Page;

  beforeAll(async () => {
    member = await memberNamed(site.staff, DECLINING);
    const id = await register(member, {
      title: 'Rencontre annulée',
      inDays: 3,
      name: 'Ana Martin',
    });
    await site.staff.send('POST', `${API}/occasions/${id}/cancel`, { reason: 'Grève des trains.' });
    page = await enterSpace(site, member, { language: 'en' });
    await heading(page, DECLINING).waitFor();
  });

  it('is read by everybody: axe finds nothing, on a telephone and in the dark too', async () => {
    await turnTo(page, 'Your events');
    const events = part(page, 'Your events');
    const cancelled = events
      .getByRole('listitem')
      .filter({ hasText: 'Rencontre annulée (in English)' });
    await cancelled.getByText('The association cancelled this event.').waitFor();
    expect(await cancelled.getByRole('link').count()).toBe(0);
    const pages = await page.locator('.space-nav a').allInnerTexts();
    expect(pages).toEqual([
      'Your membership',
      'Your renewal',
      'Your rights',
      'Your events',
      'Dues and documents',
      'People',
      'History',
    ]);
    for (const name of pages) {
      await turnTo(page, name);
      expect(await page.title()).toContain(`${name} – ${DECLINING}`);
      expect(await page.getByRole('main').innerText()).not.toMatch(/undefined|NaN|Invalid|\{\w+\}/);
      await expectReadable(page, DECLINING);
    }
    await turnTo(page, 'People');
    await press(page, 'Change the people');
    await expectReadable(page, DECLINING);
    await press(page, 'Change nothing');
  });

  it('declines a renewal with a reason, which is asked for', async () => {
    await turnTo(page, 'Your renewal');
    const renewal = part(page, 'Your renewal');
    await renewal.getByLabel('We do not renew').check();
    await press(page, 'Send the answer');
    await renewal.getByRole('link', { name: /^Say in a few words/ }).waitFor();
    await expectAccessible(page, { ...WHOLE, heading: DECLINING });
    await renewal.getByLabel('Why you do not renew').fill('A smaller budget');
    await press(page, 'Send the answer');
    await renewal.getByText('the membership will not be renewed.').waitFor();
    const { renewal: open, pastRenewals } = await viewOf(site.staff, member);
    expect(open).toBeNull();
    expect(pastRenewals[0]).toMatchObject({ answer: 'declined', stage: { kind: 'lost' } });
    expect(pastRenewals[0]?.closeReason).toContain('A smaller budget');
  });
});

it('no page asked another host for anything, nor met its own policy', () => {
  expect(site.elsewhere).toEqual([]);
});

import type { Page } from 'playwright-core';
import type { OccasionView } from '../../../src/plugins/membership-lifecycle/shared/occasions/participation';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { memberNamed } from '../../helpers/browser/member';
import { enterSpace, expectReadableOnTelephone, turnTo } from '../../helpers/browser/space';
import { heading } from '../../helpers/browser/visit';
import { occasionInput } from '../../helpers/participation';

/** The agenda: read by the public, and booked by members in their space. */

const MEMBER = 'Région Plaines-de-l’Est';
const API = '/membership-lifecycle/occasions';
const OPEN = 'Atelier ouvert à tous';
const RESERVED = 'Réunion entre membres';
const LATER = 'Voyage d’étude';
const CANCELLED = 'Visite annulée';

let site: MailedSite;
let open: string;
let later: string;
let cancelled: string;

const publish = async (title: string, values: object): Promise<string> => {
  const day = new Date(Date.parse(site.today) + 20 * 86_400_000).toISOString().slice(0, 10);
  const titles = { fr: title, en: `${title} (in English)` };
  const input = occasionInput({ titles, startsOn: day, endsOn: day, ...values });
  const { status, body } = await site.staff.send<{ data: OccasionView }>('POST', API, input);
  expect(status).toBe(200);
  await site.staff.send('POST', `${API}/${body.data.id}/publish`);
  return body.data.id;
};

beforeAll(async () => {
  site = await openMailedSite();
  open = await publish(OPEN, { capacity: 2, place: 'Salle commune' });
  await publish(RESERVED, { announced: false });
  const soon = new Date(Date.parse(site.today) + 10 * 86_400_000).toISOString().slice(0, 10);
  later = await publish(LATER, { opensOn: soon });
  cancelled = await publish(CANCELLED, {});
  await site.staff.send('POST', `${API}/${cancelled}/cancel`, { reason: 'Salle fermée' });
});
afterAll(() => site?.close());

describe('the public', () => {
  it('reads what is announced to it, and is invited to join', async () => {
    const page = await site.open('/agenda');
    await heading(page, 'Agenda').waitFor();
    const item = page.locator(`#rdv-${open}`);
    await item.getByRole('heading', { name: OPEN }).waitFor();
    const text = (await item.innerText()).replace(/\s/g, ' ');
    for (const said of ['de 14 h à 16 h', 'Salle commune', 'places restantes : 2.']) {
      expect(text).toContain(said);
    }
    expect(await page.getByText(RESERVED).count()).toBe(0);
    const closed = page.locator(`#rdv-${later}`);
    await closed.getByText(/^Inscriptions à partir du .*\.$/).waitFor();
    expect(await closed.getByRole('link', { name: /^S’inscrire/ }).count()).toBe(0);
    const dropped = page.locator(`#rdv-${cancelled}`);
    await dropped.getByText('Ce rendez-vous est annulé.').waitFor();
    expect(await dropped.getByRole('link').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await item.getByRole('link').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      item.getByRole('link', { name: /^Ajouter à mon agenda/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.ics$/);
    await page.getByRole('link', { name: 'Demander une adhésion' }).last().click();
    await heading(page, 'Demander une adhésion').waitFor();
  });

  it('reads it in either language, either light, and on a telephone', async () => {
    await expectReadableOnTelephone(site, [
      ['/agenda', 'Agenda'],
      ['/agenda?lang=en', 'Agenda'],
    ]);
  });
});

describe('a member', () => {
  let page: Page;
  const agenda = () => page.getByRole('region', { name: 'Vos rendez-vous', exact: true });
  const card = (title: string) =>
    agenda().getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'Inscrire' });

  beforeAll(async () => {
    page = await enterSpace(site, await memberNamed(site.staff, MEMBER), { language: 'fr' });
    await turnTo(page, 'Vos rendez-vous');
    await heading(page, MEMBER).waitFor();
  });

  it('sees what is between members too, and takes its own place once', async () => {
    await card(RESERVED).waitFor();
    const mine = card(OPEN).getByRole('button', { name: /^M’inscrire/ });
    await mine.focus();
    await page.keyboard.press('Enter');
    await agenda()
      .getByText(/est faite\.$/)
      .waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(OPEN);
    await card(OPEN)
      .getByText(/^Déjà inscrit/)
      .waitFor();
    expect(
      await card(OPEN)
        .getByRole('button', { name: /^M’inscrire/ })
        .count(),
    ).toBe(0);
    await expectAccessible(page, { heading: MEMBER, within: 'html' });
  });

  it('is told when it may register, and how many places are left', async () => {
    const closed = agenda().getByRole('listitem').filter({ hasText: LATER });
    await closed.getByText(/^Pour votre organisme, les inscriptions ouvrent le /).waitFor();
    await card(OPEN)
      .getByText(/^Places restantes\s: 1$/)
      .waitFor();
  });

  it('registers a colleague, is told what is missing first, and then there is no place left', async () => {
    const other = card(OPEN);
    await other.getByText('Inscrire quelqu’un d’autre').click();
    const submit = other.getByRole('button', { name: 'Inscrire cette personne' });
    await submit.click();
    await other.getByRole('link', { name: /Indiquez le nom/ }).waitFor();
    await other.getByLabel('Nom et prénom').fill('Nour Benali');
    await other.getByLabel(/^Adresse électronique/).fill('nour@example.org');
    await submit.click();
    await agenda()
      .getByText(/^Nour Benali\s: l’inscription/)
      .waitFor();
    const full = agenda()
      .getByRole('listitem')
      .filter({ hasText: OPEN })
      .filter({ hasText: 'Il n’y a plus de place' });
    await full.waitFor();
    expect(await full.getByText('Places restantes').count()).toBe(0);
    expect(await full.getByRole('button', { name: /nscrire/ }).count()).toBe(0);
  });

  it('cancels after a question, and the place is free again', async () => {
    const registration = agenda()
      .getByRole('listitem')
      .filter({ hasText: OPEN })
      .filter({ hasText: /Inscription\s: Nour Benali/ });
    const cancel = registration.getByRole('button', { name: /^Annuler l’inscription/ });
    page.once('dialog', (question) => void question.dismiss());
    await cancel.click();
    expect(await registration.getByText('Cette inscription est annulée.').count()).toBe(0);
    page.once('dialog', (question) => void question.accept());
    await cancel.click();
    await agenda()
      .getByText(/la place est rendue\.$/)
      .waitFor();
    await card(OPEN).getByText('Inscrire quelqu’un d’autre').waitFor();
    await registration.getByText('Cette inscription est annulée.').waitFor();
  });

  it('is shown what somebody else cancelled meanwhile, with the reason', async () => {
    const registration = agenda()
      .getByRole('listitem')
      .filter({ hasText: OPEN })
      .filter({ hasText: /Inscription\s: / })
      .filter({ has: page.getByRole('button', { name: /^Annuler l’inscription/ }) });
    const { body } = await site.staff.get<{ data: { id: string; state: string }[] }>(
      `/membership-lifecycle/registrations?occasion=${open}`,
    );
    const { id } = body.data.find(({ state }) => state === 'registered')!;
    const at = `/membership-lifecycle/registrations/${id}/cancel`;
    expect((await site.staff.send('POST', at, { reason: 'Empêchement' })).status).toBe(200);
    page.once('dialog', (question) => void question.accept());
    await registration.getByRole('button', { name: /^Annuler l’inscription/ }).click();
    await agenda().getByText('Cette inscription est déjà annulée.').waitFor();
    expect(await registration.count()).toBe(0);
  });
});

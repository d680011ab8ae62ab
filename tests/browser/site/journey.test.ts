import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { untilFocused } from '../../helpers/browser/keyboard';
import { textOf } from '../../helpers/browser/download';
import { linkIn, messageTo } from '../../helpers/browser/messages';
import {
  choose,
  fieldOf,
  memberNamed,
  openMember,
  section,
  viewOf,
} from '../../helpers/browser/member';
import { heading, main, overflow, smallTargets } from '../../helpers/browser/visit';

/** From a stranger on the site to a member who renews: what the public sees, and what staff do about it. */

const RESOURCE = 'Carnet d’enquête';
const SECRET = 'la méthode entière';
const BODY = 'Communauté de communes du Val-Clair';
const EMAIL = 'ana.martin@val-clair.example';
const PASSWORD = 'Une phrase qui se retient';
/** Ninety days before the end of a year that begins on the day of the tests. */
const PROPOSED_ON = '2027-08-26';
const PRIVACY = 'Vos données';
const WHOLE = { within: 'html' };

let site: MailedSite;

beforeAll(async () => {
  site = await openMailedSite();
  const administrator = await site.api('administrator');
  const text = 'Nous gardons ces données le temps de l’adhésion.\n\nVous pouvez les faire effacer.';
  await administrator.send('POST', '/membership-lifecycle/consent-texts', {
    title: PRIVACY,
    locale: 'fr',
    text,
    fromOn: site.today,
  });
  await administrator.send('PUT', '/membership-lifecycle/applications/settings', {
    consentTitle: PRIVACY,
    notify: '',
  });
});
afterAll(() => site?.close());

describe('a resource', () => {
  it('is published by an editor, who sees it first as each of its readers', async () => {
    const page = await site.signIn('communications', {
      path: '/admin/content-manager/collection-types/api::resource.resource/create?plugins[i18n][locale]=fr',
    });
    await page.getByRole('heading', { name: 'Créer une entrée' }).waitFor();
    // The form is made anew once it knows its languages: what is typed before would be lost.
    await page.waitForLoadState('networkidle');
    await fieldOf(page, 'Titre').fill(RESOURCE);
    await fieldOf(page, 'Date').fill('01/09/2026');
    await choose(page, 'Qui lit', 'Qui détient un droit');
    await choose(page, 'Droit', 'Le centre-ressources');
    await page.getByLabel('Texte réservé').fill(`Voici ${SECRET}.`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'carnet.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('Le carnet entier'),
    });
    await page.getByLabel('Nom du fichier').waitFor();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('link', { name: 'Ouvrir l’aperçu' }).click();
    const preview = page.frameLocator('iframe[title="Aperçu"]');
    await preview.getByText('ne lit pas la partie réservée').waitFor();
    await preview.getByLabel('Vu par').selectOption({ label: 'Organismes publics' });
    await preview.getByRole('button', { name: 'Voir' }).click();
    await preview.getByText(SECRET).waitFor();
    await preview.getByRole('link', { name: 'carnet.pdf' }).waitFor();
    const address = await page.locator('iframe[title="Aperçu"]').getAttribute('src');
    const alone = await site.open(`${address}&as=right.centre-ressources`, {
      colorScheme: 'dark',
      viewport: { width: 320, height: 640 },
    });
    await expectAccessible(alone, { ...WHOLE, heading: RESOURCE });
    expect(await overflow(alone)).toBeLessThanOrEqual(0);
    expect(await smallTargets(alone)).toEqual([]);
    const published = page.waitForResponse((answer) => answer.url().includes('/actions/publish'));
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    expect((await published).status()).toBe(200);
  });

  it('is found by a stranger, who is invited to join', async () => {
    const page = await site.open('/ressources');
    await page.getByRole('link', { name: RESOURCE }).click();
    await heading(page, RESOURCE).waitFor();
    expect(await page.content()).not.toContain(SECRET);
    await page.getByRole('link', { name: 'Demander une adhésion' }).last().click();
    await heading(page, 'Demander une adhésion').waitFor();
  });
});

describe('the application', () => {
  let page: Page;
  const field = (label: string): Locator => page.getByLabel(label, { exact: false }).first();
  const press = () => page.getByRole('button', { name: 'Envoyer la demande' }).click();
  const summary = () => page.locator('.summary');

  it('is asked for from the offer, with the tier that was read', async () => {
    page = await site.open('/');
    const tiers = page.getByRole('region', { name: 'La cotisation' });
    await tiers.getByRole('link', { name: 'Demander une adhésion' }).click();
    expect(await page.getByLabel('Organismes publics').isChecked()).toBe(true);
    expect(await page.title()).toBe('Demander une adhésion – L’Atelier commun');
  });

  it('is read by everybody: axe finds nothing, in either language and either light', async () => {
    for (const language of ['fr', 'en'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const path = language === 'en' ? '/adhesion?lang=en' : '/adhesion';
        const form = await site.open(path, { colorScheme, viewport: { width: 320, height: 640 } });
        const submit = language === 'en' ? 'Send the application' : 'Envoyer la demande';
        await form.getByRole('button', { name: submit }).click();
        await form.locator('.summary').waitFor();
        await expectAccessible(form, { ...WHOLE, heading: /./ });
        expect(await overflow(form)).toBeLessThanOrEqual(0);
        expect(await smallTargets(form)).toEqual([]);
        await form.context().close();
      }
    }
  });

  it('says all that is missing or wrong at once, and leads to each field', async () => {
    await field('Numéro SIRET').fill('123 456 789 00012');
    await field('Code postal').fill('7502');
    await field('Téléphone').fill('abc');
    await press();
    await untilFocused(page, summary());
    const told = await summary().getByRole('link').allInnerTexts();
    expect(told).toHaveLength(9);
    // The SIRET and the postcode are the server's to judge.
    for (const what of [/SIRET n’existe pas/, /code postal français/, /téléphone ne se lit pas/]) {
      expect(told.filter((text) => what.test(text))).toHaveLength(1);
    }
    expect(await page.title()).toMatch(/^Erreur\s: /);
    await summary().getByRole('link', { name: 'Indiquez la ville.' }).click();
    expect(await field('Ville').evaluate((one) => one === document.activeElement)).toBe(true);
    const described = await field('Ville').getAttribute('aria-describedby');
    expect(await page.locator(`#${described}`).innerText()).toBe('Indiquez la ville.');
  });

  it('says what the server refuses at its field, and keeps what was typed', async () => {
    await field('Nom de l’organisme').fill(BODY);
    await field('Téléphone').fill('01 23 45 67 89 poste 12');
    await page.locator('[name="organisation.address.lines"]').fill('1 place de la Mairie');
    await field('Ville').fill('Val-Clair');
    await field('Nom et prénom').fill('Ana Martin');
    await field('Adresse électronique').fill(EMAIL);
    await page.getByLabel('J’ai lu ce texte et je l’accepte').check();
    await press();
    await summary()
      .getByRole('link', { name: /SIRET n’existe pas/ })
      .waitFor();
    await summary()
      .getByRole('link', { name: /code postal français/ })
      .waitFor();
    expect(await field('Nom de l’organisme').inputValue()).toBe(BODY);
  });

  it('takes other people with it, and lets them go again', async () => {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByRole('group', { name: 'Personne 3' }).getByRole('button').click();
    const second = page.getByRole('group', { name: 'Personne 2' });
    await second.getByLabel('Nom et prénom').fill('Nour Benali');
    await second.getByLabel('Adresse électronique').fill('nour benali');
    await field('Numéro SIRET').fill('');
    await field('Code postal').fill('75020');
    await press();
    await summary()
      .getByRole('link', { name: /n’est pas complète/ })
      .click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('nour.benali@val-clair.example');
  });

  it('shows the text of today when it changes meanwhile, and keeps what was typed', async () => {
    const administrator = await site.api('administrator');
    await administrator.send('POST', '/membership-lifecycle/consent-texts', {
      title: PRIVACY,
      locale: 'fr',
      text: 'Nous gardons ces données un an de plus.',
      fromOn: site.today,
    });
    await press();
    const changed = summary().getByRole('link', { name: /Le texte a changé/ });
    await changed.waitFor();
    expect(await page.locator('.consent').last().innerText()).toContain('un an de plus');
    expect(await page.locator('.consent').last().innerText()).not.toContain('les faire effacer');
    await changed.click();
    const tick = page.getByLabel('J’ai lu ce texte et je l’accepte');
    expect(await tick.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await tick.isChecked()).toBe(false);
    expect(await field('Nom de l’organisme').inputValue()).toBe(BODY);
    await expectAccessible(page, { ...WHOLE, heading: /./ });
    await tick.check();
  });

  it('arrives, says its reference, and is confirmed by a message', async () => {
    await press();
    await heading(page, 'Votre demande est arrivée').waitFor();
    expect(
      await heading(page, 'Votre demande').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await expectAccessible(page, { ...WHOLE, heading: 'Votre demande est arrivée' });
    const reference = await page.locator('.reference').innerText();
    expect(reference).toMatch(/^DEM-/);
    await site.sendMessages();
    expect(messageTo(site.server, EMAIL)).toContain(reference);
  });
});

describe('from the application to the renewal', () => {
  let member: string;
  let admin: Page;
  let page: Page;

  it('staff accept it in the admin', async () => {
    admin = await site.signIn('membership-staff', {
      path: '/admin/plugins/membership-lifecycle/applications',
    });
    await admin.getByRole('button', { name: BODY }).click();
    const dialog = admin.getByRole('dialog', { name: /^Demande DEM-/ });
    await dialog.getByRole('link', { name: 'Accepter la candidature' }).click();
    await admin.getByText('Période émise').waitFor();
    await admin.getByRole('button', { name: 'Accepter et enregistrer' }).first().click();
    await admin
      .getByRole('heading', { name: 'Accepter la candidature' })
      .waitFor({ state: 'detached' });
    member = await memberNamed(site.staff, BODY);
    expect((await viewOf(site.staff, member)).status).toBe('active');
  });

  it('staff invite the person who applied', async () => {
    await openMember(admin, site.address, member, 'Contacts');
    const access = section(admin, 'Espace adhérent');
    await access.getByRole('button', { name: 'Inviter Ana Martin dans l’espace adhérent' }).click();
    await access.getByText('Invité', { exact: true }).waitFor();
  });

  it('she chooses a password by the link of her message, and sees her rights', async () => {
    await site.sendMessages();
    page = await site.open(linkIn(messageTo(site.server, EMAIL), '/espace'));
    await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Ouvrir mon accès' }).click();
    await heading(page, BODY).waitFor();
    const text = await main(page);
    for (const part of ['Adhésion en cours', 'Un compagnonnage', 'Reste 6 sur 6 séances']) {
      expect(text).toContain(part);
    }
  });

  it('she reads the resource, downloads its file and books a place', async () => {
    await page.goto(`${site.address}/ressources`);
    await page.getByRole('link', { name: RESOURCE }).click();
    await page.getByText(SECRET).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'carnet.pdf' }).click(),
    ]);
    expect(await textOf(download)).toBe('Le carnet entier');
    await page.goto(`${site.address}/espace#rendez-vous`);
    const agenda = page.getByRole('region', { name: 'Vos rendez-vous', exact: true });
    await agenda
      .getByRole('button', { name: /^M’inscrire/ })
      .first()
      .click();
    await agenda.getByText(/est faite\.$/).waitFor();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
  });

  it('she signs in again with it', async () => {
    const form = page.getByRole('form', { name: 'Se connecter' });
    await form.getByLabel('Adresse électronique').fill(EMAIL);
    await form.getByLabel('Mot de passe').fill(PASSWORD);
    await form.getByRole('button').click();
    await heading(page, BODY).waitFor();
  });

  it('a year later she accepts the renewal by the link of a message', async () => {
    await site.liveOn(PROPOSED_ON);
    const answer = await site.open(linkIn(messageTo(site.server, EMAIL), '/repondre'));
    await heading(answer, 'Renouveler votre adhésion').waitFor();
    expect(await main(answer)).toContain(
      'du 25\u00a0novembre\u00a02027 au 24\u00a0novembre\u00a02028',
    );
    await answer.getByLabel('Nous renouvelons').check();
    await answer.getByRole('button', { name: 'Relire avant d’envoyer' }).click();
    await answer.getByRole('button', { name: 'Confirmer le renouvellement' }).click();
    await heading(answer, 'Votre réponse est arrivée').waitFor();
  });

  it('the association sees it, and so does she', async () => {
    const { renewal } = await viewOf(site.staff, member);
    expect(renewal?.stage?.kind).toBe('committed');
    await page.reload();
    await page.goto(`${site.address}/espace#renouvellement`);
    await page.getByRole('region', { name: 'Votre renouvellement' }).waitFor();
  });
});

it('no page asked another host for anything, nor met its own policy', () => {
  expect(site.elsewhere).toEqual([]);
});

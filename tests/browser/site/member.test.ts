import type { Page } from 'playwright-core';
import { expectAccessible, openMailedSite, type MailedSite } from '../../helpers/browser';
import { linkIn, messageTo } from '../../helpers/browser/messages';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { turnTo } from '../../helpers/browser/space';
import {
  heading,
  main,
  overflow,
  pressButton as press,
  smallTargets,
} from '../../helpers/browser/visit';
import { pdfOf } from '../../helpers/member-papers';

/** What members do on the site: answer the link of a message, enter their space, look and change. */

const ACCEPTING = 'Région Plaines-de-l’Est';
const DECLINING = 'Office public de l’habitat de Rivesac';
const INVITED = 'Établissement public foncier de l’Ambre';
const PASSWORD = 'Une phrase qui se retient';
const WHOLE = { within: 'html' };

let site: MailedSite;

beforeAll(async () => {
  site = await openMailedSite();
});
afterAll(() => site?.close());

interface Contact {
  id: string;
  email: string | null;
  name: string;
}
const contactOf = async (member: string): Promise<Contact & { email: string }> => {
  const { contacts } = (await viewOf(site.staff, member)) as unknown as { contacts: Contact[] };
  const contact = contacts.find(({ email }) => email);
  if (!contact?.email) throw new Error('Nobody can be written to.');
  return { ...contact, email: contact.email };
};

/** The link of the proposal that a member was sent, as it is sent again. */
const linkOf = async (name: string): Promise<{ member: string; link: string }> => {
  const member = await memberNamed(site.staff, name);
  const { body } = await site.staff.get<{ data: { id: string; toEmail: string }[] }>(
    `/membership-lifecycle/messages?template=renewal-proposal&membership=${member}`,
  );
  const [message] = body.data;
  if (!message) throw new Error(`${name} was sent no proposal.`);
  await site.staff.send('POST', `/membership-lifecycle/messages/${message.id}/resend`, {});
  await site.sendMessages();
  return { member, link: linkIn(messageTo(site.server, message.toEmail), '/repondre') };
};

describe('the answer by the link of a message', () => {
  let accepting: { member: string; link: string };
  let page: Page;

  beforeAll(async () => {
    accepting = await linkOf(ACCEPTING);
  });

  it('opening it shows what is proposed and changes nothing', async () => {
    const before = await viewOf(site.staff, accepting.member);
    page = await site.open(accepting.link);
    await heading(page, 'Renouveler votre adhésion').waitFor();
    await page.getByText('Votre réponse').first().waitFor();
    expect(await main(page)).toContain(ACCEPTING);
    expect(await main(page)).toContain('5\u202f000\u00a0€');
    expect(await viewOf(site.staff, accepting.member)).toEqual(before);
  });

  it('is read by everybody: axe finds nothing, in either language and either light', async () => {
    for (const language of ['fr', 'en'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const path = language === 'en' ? accepting.link.replace('#', '?lang=en#') : accepting.link;
        const shown = await site.open(path, { colorScheme, viewport: { width: 320, height: 640 } });
        const choice = language === 'en' ? 'We renew our membership' : 'Nous renouvelons';
        await shown.getByLabel(choice).check();
        await expectAccessible(shown, {
          ...WHOLE,
          heading: language === 'en' ? 'Renew your membership' : 'Renouveler votre adhésion',
        });
        expect(await overflow(shown)).toBeLessThanOrEqual(0);
        expect(await smallTargets(shown)).toEqual([]);
        await shown.context().close();
      }
    }
  });

  it('lets the keyboard pass the navigation without losing the message', async () => {
    await page.getByRole('link', { name: 'Aller au contenu' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.reload();
    await heading(page, 'Renouveler votre adhésion').waitFor();
  });

  it('asks for an answer before it sends one', async () => {
    await press(page, 'Envoyer la réponse');
    await page.getByRole('link', { name: 'Choisissez votre réponse.' }).click();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(
      'answer',
    );
  });

  it('refuses a file that is no PDF, and keeps what was typed', async () => {
    await page.getByLabel('Nous renouvelons').check();
    await page.getByLabel('Un mot à l’association').fill('Avec plaisir.');
    const file = page.getByLabel('Délibération ou bon de commande');
    await file.setInputFiles({
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('x'),
    });
    await press(page, 'Relire avant d’envoyer');
    await page.getByRole('link', { name: 'Ce fichier n’est pas un PDF.' }).waitFor();
    await file.setInputFiles({
      name: 'faux.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('rien d’un PDF'),
    });
    await press(page, 'Relire avant d’envoyer');
    await press(page, 'Confirmer le renouvellement');
    await page.locator('.summary').getByRole('heading').waitFor();
    expect(await page.getByLabel('Un mot à l’association').inputValue()).toBe('Avec plaisir.');
    expect((await viewOf(site.staff, accepting.member)).renewal?.stage?.kind).toBe('waiting');
  });

  it('reads a yes over before it is sent, with all that was typed, and goes back to it', async () => {
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    await page.getByLabel('Délibération ou bon de commande').setInputFiles({
      name: 'lu.pdf',
      mimeType: 'application/pdf',
      buffer: pdfOf('délibération lue'),
    });
    await press(page, 'Relire avant d’envoyer');
    const title = page.getByRole('heading', { name: 'Relire et confirmer' });
    await title.waitFor();
    expect(await title.evaluate((one) => one === document.activeElement)).toBe(true);
    const told = await page.getByRole('form', { name: 'Votre réponse' }).innerText();
    for (const part of [ACCEPTING, 'lu.pdf', 'Avec plaisir.', '€', 'appel de cotisation', 'droits'])
      expect(told).toContain(part);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page, { ...WHOLE, heading: 'Renouveler votre adhésion' });
      expect(await smallTargets(page)).toEqual([]);
    }
    await press(page, 'Modifier la réponse');
    expect(await page.getByLabel('Un mot à l’association').inputValue()).toBe('Avec plaisir.');
    const back = page.getByRole('button', { name: 'Relire avant d’envoyer' });
    expect(await back.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(posts).toEqual([]);
    expect((await viewOf(site.staff, accepting.member)).renewal?.stage?.kind).toBe('waiting');
  });

  it('records a yes with its paper, once', async () => {
    await page.getByLabel('Délibération ou bon de commande').setInputFiles({
      name: 'deliberation.pdf',
      mimeType: 'application/pdf',
      buffer: pdfOf('délibération de la région'),
    });
    await press(page, 'Relire avant d’envoyer');
    await press(page, 'Confirmer le renouvellement');
    await heading(page, 'Votre réponse est arrivée').waitFor();
    await expectAccessible(page, { ...WHOLE, heading: 'Votre réponse est arrivée' });
    expect((await viewOf(site.staff, accepting.member)).renewal?.stage?.kind).toBe('committed');

    const again = await site.open(accepting.link);
    await heading(again, 'Votre renouvellement').waitFor();
    expect(await main(again)).toContain('Votre renouvellement est enregistré');
    expect(await again.getByRole('button').count()).toBe(0);
  });

  it('records a no, with the reason', async () => {
    const { member, link } = await linkOf(DECLINING);
    const no = await site.open(link);
    await no.getByLabel('Nous ne renouvelons pas').check();
    await press(no, 'Envoyer la réponse');
    await no.getByRole('link', { name: /^Dites en quelques mots/ }).waitFor();
    await no.getByLabel('Pourquoi vous ne renouvelez pas').fill('Budget réduit');
    await press(no, 'Envoyer la réponse');
    await heading(no, 'Votre réponse est arrivée').waitFor();
    expect(await main(no)).toContain('ne sera pas renouvelée');
    expect((await viewOf(site.staff, member)).renewal).toBeNull();
  });

  it.each(['#jamais-donne', ''])(
    'a link that leads nowhere says what to do: « %s »',
    async (end) => {
      const dead = await site.open(`/repondre${end}`);
      await heading(dead, 'Ce lien ne peut pas être ouvert').waitFor();
      expect(await main(dead)).toContain('Ouvrez le lien du dernier message reçu');
      await expectAccessible(dead, { ...WHOLE, heading: 'Ce lien ne peut pas être ouvert' });
    },
  );
});

describe('the member space', () => {
  let member: string;
  let contact: Contact & { email: string };
  let page: Page;

  beforeAll(async () => {
    member = await memberNamed(site.staff, INVITED);
    contact = await contactOf(member);
    const path = `/membership-lifecycle/memberships/${member}/member-access/invite`;
    await site.staff.send('POST', path, { contactId: contact.id });
    await site.sendMessages();
  });

  /** The link leaves after the answer, which takes as long for an address that is not known. */
  const signInLink = async (email: string): Promise<string> => {
    for (;;) {
      await site.sendMessages();
      const message = messageTo(site.server, email);
      if (message.includes('#connexion=')) return linkIn(message, '/espace');
    }
  };

  it('an invitation asks for a password, and says what is wrong with one', async () => {
    page = await site.open(linkIn(messageTo(site.server, contact.email), '/espace'));
    await heading(page, 'Bienvenue dans l’espace adhérent').waitFor();
    await expectAccessible(page, { ...WHOLE, heading: 'Bienvenue dans l’espace adhérent' });
    await page.getByLabel('Nouveau mot de passe').fill('trop court');
    await press(page, 'Ouvrir mon accès');
    await page.getByRole('link', { name: /moins de 12 caractères/ }).waitFor();
  });

  it('opens the space, and takes the secret out of the address', async () => {
    await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
    await press(page, 'Ouvrir mon accès');
    await heading(page, INVITED).waitFor();
    expect(page.url()).toBe(`${site.address}/espace`);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('shows the status and why, the rights, what was used by whom, the dues and the history', async () => {
    const first = await main(page);
    for (const part of [
      'Adhésion en cours',
      'cotisation réglée',
      'Reste 3 sur 8 séances',
      '1 voix',
    ]) {
      expect(first).toContain(part);
    }
    await turnTo(page, 'Vos droits');
    await page
      .getByRole('region', { name: 'Ce qui a été utilisé' })
      .getByRole('row')
      .nth(1)
      .waitFor();
    const text = first + (await main(page));
    await turnTo(page, 'Historique');
    await page.getByRole('region', { name: 'Historique' }).getByRole('listitem').first().waitFor();
    expect(text + (await main(page))).not.toMatch(/undefined|NaN|Invalid|\{\w+\}/);
  });

  it('is read by everybody: axe finds nothing, on a telephone and in the dark too', async () => {
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, { ...WHOLE, heading: INVITED });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, { ...WHOLE, heading: INVITED });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('hands over a paper', async () => {
    await turnTo(page, 'Cotisations et documents');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Attestation d’adhésion (PDF)'),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('changes a person, and says what is refused at its field', async () => {
    await turnTo(page, 'Personnes');
    const people = page.getByRole('region', { name: 'Les personnes de votre organisme' });
    await people.getByRole('button', { name: 'Modifier les personnes' }).click();
    await expectAccessible(page, { ...WHOLE, heading: INVITED });
    await people.getByRole('button', { name: 'Ajouter une personne' }).click();
    const added = people.getByRole('group').last();
    await added.getByLabel('Nom et prénom').fill('Nour Benali');
    await added.getByLabel('Adresse électronique').fill('nour');
    await people.getByRole('button', { name: 'Enregistrer' }).click();
    await people.getByRole('link', { name: /n’est pas complète/ }).waitFor();
    await added.getByLabel('Adresse électronique').fill('nour@ambrieres.example.org');
    await people.getByRole('button', { name: 'Enregistrer' }).click();
    await people.getByText('Les personnes sont enregistrées.').waitFor();
    await people.getByRole('heading', { name: 'Nour Benali' }).waitFor();
  });

  it('stays signed in when the page is opened again in its tab, and no longer once one has left', async () => {
    await page.reload();
    await heading(page, INVITED).waitFor();
    await press(page, 'Se déconnecter');
    await page.getByText('Vous êtes déconnecté.').waitFor();
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    await page.reload();
    await page.getByRole('form', { name: 'Se connecter' }).waitFor();
  });

  it('opens by a password, and not by another', async () => {
    const form = page.getByRole('form', { name: 'Se connecter' });
    await form.getByLabel('Adresse électronique').fill(contact.email);
    await form.getByLabel('Mot de passe').fill('Une autre phrase');
    await form.getByRole('button').click();
    await form.getByText('L’adresse ou le mot de passe ne convient pas.').waitFor();
    await form.getByLabel('Mot de passe').fill(PASSWORD);
    await form.getByRole('button').click();
    await heading(page, INVITED).waitFor();
    await press(page, 'Se déconnecter');
  });

  it('opens by a link that is sent, once, and only when a person presses the button', async () => {
    const door = await site.open('/espace');
    const form = door.getByRole('form', { name: 'Se connecter' });
    await form.getByLabel('Adresse électronique').fill(contact.email);
    await form.getByRole('button').click();
    await door.getByText('Si cette adresse a un accès').waitFor();
    const link = await signInLink(contact.email);
    // A program that reads mail opens the page, and nothing is used up.
    const scanner = await site.open(link);
    await heading(scanner, 'Entrer dans l’espace adhérent').waitFor();
    await expectAccessible(scanner, { ...WHOLE, heading: 'Entrer dans l’espace adhérent' });
    const person = await site.open(link);
    await press(person, 'Entrer');
    await heading(person, INVITED).waitFor();
    await press(scanner, 'Entrer');
    await heading(scanner, 'Ce lien ne peut plus servir').waitFor();
    await expectAccessible(scanner, { ...WHOLE, heading: 'Ce lien ne peut plus servir' });
  });

  it('an address that is not known is told the same', async () => {
    const door = await site.open('/espace');
    const form = door.getByRole('form', { name: 'Se connecter' });
    await form.getByLabel('Adresse électronique').fill('personne@example.org');
    await form.getByRole('button').click();
    await door.getByText('Si cette adresse a un accès').waitFor();
  });
});

it('no page asked another host for anything, nor met its own policy', () => {
  expect(site.elsewhere).toEqual([]);
});

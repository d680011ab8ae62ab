/** @long The API of the space is held by tests/http/access; these are its rarer states. */
import type { Page } from 'playwright-core';
import { openMailedSite, type Api, type MailedSite } from '../../helpers/browser';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import {
  contactOf,
  enterSpace,
  expectReadable,
  PASSWORD,
  turnTo,
} from '../../helpers/browser/space';
import { heading, pressButton as press } from '../../helpers/browser/visit';

/** The member space of who is no ordinary member: lapsed, new, of two bodies, of many people. */

const LAPSED = 'Communauté de communes du Pays-de-Sorgue';
const APPLICANT = 'Ville de Valbrume';
const SUSPENDED = 'École supérieure de service public de Grandval';
const OTHER_OF_TWO = 'Université de Grandval';
const CROWDED = 'Métropole de Haute-Garance';
const LONG_NAME =
  'Syndicat intercommunal à vocation multiple pour l’aménagement, l’assainissement et la gestion des milieux aquatiques de la Haute-Vallée-de-Garance-et-de-ses-affluents';
const ORGANISATIONS = '/content-manager/collection-types/api::organisation.organisation';

let site: MailedSite;

beforeAll(async () => {
  site = await openMailedSite();
});
afterAll(() => site?.close());

interface Person {
  name: string;
  phone: string | null;
}

/** Where the record of a member's body is kept, and who may change it. */
const recordOf = async (member: string): Promise<{ at: string; administrator: Api }> => {
  const { organisation } = await viewOf(site.staff, member);
  const administrator = await site.api('administrator');
  return { at: `${ORGANISATIONS}/${organisation.documentId}`, administrator };
};

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Nothing more is offered than there is: each list of these members holds in one page. */
const expectNoMore = async (page: Page, label: string): Promise<void> => {
  expect(await page.getByRole('button', { name: label }).count()).toBe(0);
};

describe.each(['fr', 'en'] as const)('a member that lapsed, %s', (language) => {
  const words = {
    fr: {
      rights: 'Vos droits',
      closed: 'Fermé',
      open: /Reste|Ouvert/,
      none: 'Aucun droit ne peut servir',
      dues: 'Rien ne reste à régler.',
      more: 'Voir la suite',
      again: 'demander une adhésion',
    },
    en: {
      rights: 'Your rights',
      closed: 'Closed',
      open: /left|Open/,
      none: 'No right can be used',
      dues: 'Nothing is left to pay.',
      more: 'See more',
      again: 'apply for membership',
    },
  }[language];

  it('is promised no right, asked for nothing, and told how to come back', async () => {
    const page = await enterSpace(site, await memberNamed(site.staff, LAPSED), { language });
    await heading(page, LAPSED).waitFor();
    await page.getByRole('main').getByText(words.dues).first().waitFor();
    const again = page.getByRole('main').getByRole('link', { name: words.again });
    expect(await again.getAttribute('href')).toBe(
      language === 'en' ? '/adhesion?lang=en' : '/adhesion',
    );
    await turnTo(page, words.rights);
    const rights = part(page, words.rights);
    await rights.getByText(words.none).first().waitFor();
    const cards = await rights.getByRole('listitem').allInnerTexts();
    expect(cards.length).toBeGreaterThan(3);
    for (const card of cards) {
      expect(card).toContain(words.closed);
      expect(card).not.toMatch(words.open);
    }
    expect(await rights.innerText()).toContain(words.none);
    await expectNoMore(page, words.more);
    await expectReadable(page, LAPSED);
    await page.context().close();
  });
});

it.each(['fr', 'en'] as const)('a body that applies reads of what is not there: %s', async (of) => {
  const page = await enterSpace(site, await memberNamed(site.staff, APPLICANT), { language: of });
  await heading(page, APPLICANT).waitFor();
  const told = {
    fr: {
      'Vos droits': ['Aucun droit n’est ouvert', 'Rien n’a été utilisé'],
      'Cotisations et documents': ['Aucun appel de cotisation', 'Aucun document'],
    },
    en: {
      'Your rights': ['No right is open', 'Nothing has been used'],
      'Dues and documents': ['No call for dues', 'No document'],
    },
  }[of];
  for (const [name, sentences] of Object.entries(told)) {
    await turnTo(page, name);
    for (const words of sentences) await page.getByRole('main').getByText(words).first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await expectNoMore(page, of === 'fr' ? 'Voir la suite' : 'See more');
    await expectReadable(page, APPLICANT);
  }
  await page.context().close();
});

describe('somebody of two bodies, one of which is suspended', () => {
  let page: Page;

  beforeAll(async () => {
    page = await enterSpace(site, await memberNamed(site.staff, SUSPENDED), { language: 'fr' });
    await heading(page, SUSPENDED).waitFor();
  });

  it('rights that opened and were not used are no empty table', async () => {
    await turnTo(page, 'Vos droits');
    const used = part(page, 'Ce qui a été utilisé');
    await used.getByText('Rien n’a été utilisé').waitFor();
    expect(await used.getByRole('table').count()).toBe(0);
  });

  it('chooses in the list without leaving the page, and goes when the button is pressed', async () => {
    await page.getByLabel('Organisme', { exact: true }).selectOption({ label: OTHER_OF_TWO });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(SUSPENDED);
    await press(page, 'Afficher');
    await heading(page, OTHER_OF_TWO).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(
      await page.getByLabel('Organisme', { exact: true }).locator('option:checked').innerText(),
    ).toBe(OTHER_OF_TWO);
    await expectReadable(page, OTHER_OF_TWO);
  });

  it('finds the same body when the page is read again', async () => {
    await page.reload();
    await heading(page, OTHER_OF_TWO).waitFor();
  });

  it('is asked before what they typed is left', async () => {
    await turnTo(page, 'Personnes');
    await press(page, 'Modifier les personnes');
    await page.getByLabel('Nom et prénom').first().fill('Un nom à garder');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await press(page, 'Afficher');
    await press(page, 'Se déconnecter');
    await page.getByRole('link', { name: 'Historique', exact: true }).click();
    await page.waitForURL(/#personnes$/);
    const last = page.waitForEvent('dialog', (dialog) => dialog.type() === 'beforeunload');
    await page.getByRole('link', { name: 'English' }).click();
    await last;
    expect(asked).toEqual(['confirm', 'confirm', 'confirm', 'beforeunload']);
    expect(await page.getByLabel('Nom et prénom').first().inputValue()).toBe('Un nom à garder');
  });
});

describe('a body of a long name and of twelve people', () => {
  let member: string;
  let at: string;
  let administrator: Api;
  const contactsOf = async () =>
    (await administrator.get<{ data: { contacts: Person[] } }>(at)).body.data.contacts;

  beforeAll(async () => {
    member = await memberNamed(site.staff, CROWDED);
    ({ at, administrator } = await recordOf(member));
    const more = Array.from({ length: 9 }, (_, index) => ({
      name: `Maximilienne-Philippine de la Tour-Saint-Bertrand ${index}`,
      email: `maximilienne-philippine.de-la-tour-saint-bertrand.${index}@garance.example.org`,
      role: 'operational',
      locale: 'fr',
    }));
    const { status } = await administrator.send('PUT', at, {
      name: LONG_NAME,
      contacts: [...(await contactsOf()), ...more],
    });
    expect(status).toBe(200);
  });

  it.each(['fr', 'en'] as const)('is read and changed by everybody: %s', async (language) => {
    const page = await enterSpace(site, member, { language });
    await heading(page, LONG_NAME).waitFor();
    await turnTo(page, language === 'fr' ? 'Personnes' : 'People');
    const people = part(
      page,
      language === 'fr' ? 'Les personnes de votre organisme' : 'The people of your organisation',
    );
    await people.getByRole('listitem').nth(11).waitFor();
    await expectReadable(page, LONG_NAME);
    await people.getByRole('button').click();
    expect(await people.getByRole('group').count()).toBe(12);
    await expectReadable(page, LONG_NAME);
    await page.context().close();
  });

  it('a change of somebody else is taken in, and what was typed is kept', async () => {
    const page = await enterSpace(site, member, { language: 'fr' });
    await turnTo(page, 'Personnes');
    const people = part(page, 'Les personnes de votre organisme');
    await people.getByRole('button', { name: 'Modifier les personnes' }).click();
    await people.getByLabel('Téléphone').nth(1).fill('01 55 55 55 55');
    await people.getByRole('button', { name: 'Ajouter une personne' }).click();
    const added = people.getByRole('group', { name: 'Nouvelle personne' });
    await added.getByLabel('Nom et prénom').fill('Ajoutée Ici');
    await added.getByLabel('Adresse électronique').fill('ajoutee@garance.example.org');

    const [first, second, third, gone, ...others] = await contactsOf();
    const contacts = [first, { ...second, name: 'Renommée Ailleurs' }, third, ...others];
    expect(gone?.name).toMatch(/0$/);
    await administrator.send('PUT', at, { contacts });

    await people.getByRole('button', { name: 'Enregistrer' }).click();
    await people.getByText('Quelqu’un a modifié ces personnes entre-temps.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('entre-temps');
    expect(await people.getByLabel('Nom et prénom').nth(1).inputValue()).toBe('Renommée Ailleurs');
    expect(await people.getByLabel('Téléphone').nth(1).inputValue()).toBe('01 55 55 55 55');
    expect(await people.getByLabel('Nom et prénom').last().inputValue()).toBe('Ajoutée Ici');
    expect(await people.getByRole('group').count()).toBe(12);
    await people.getByRole('button', { name: 'Enregistrer' }).click();
    await people.getByText('Les personnes sont enregistrées.').waitFor();
    const saved = await contactsOf();
    expect(saved[1]).toMatchObject({ name: 'Renommée Ailleurs', phone: '01 55 55 55 55' });
    expect(saved.map(({ name }) => name)).toContain('Ajoutée Ici');
    await page.context().close();
  });
});

describe('a session that ends while somebody types', () => {
  const TYPED = 'Saisi avant la fin';
  let page: Page;
  let email: string;
  let member: string;

  const door = () => page.getByRole('form', { name: 'Se connecter' });
  const signIn = async (who: string) => {
    await door().getByLabel('Adresse électronique').fill(who);
    await door().getByLabel('Mot de passe').fill(PASSWORD);
    await door().getByRole('button').click();
  };
  /** What a password that was replaced, or an access that was taken back, makes of a token. */
  const endSession = () => page.evaluate(() => sessionStorage.setItem('espace', 'no-token'));
  const typeAndSend = async () => {
    await turnTo(page, 'Personnes');
    await press(page, 'Modifier les personnes');
    await page.getByLabel('Nom et prénom').first().fill(TYPED);
    await endSession();
    await press(page, 'Enregistrer');
    await page.getByText('Votre connexion a pris fin.').waitFor();
  };

  beforeAll(async () => {
    member = await memberNamed(site.staff, OTHER_OF_TWO);
    ({ email } = await contactOf(site, member));
    page = await enterSpace(site, await memberNamed(site.staff, LONG_NAME), { language: 'fr' });
    await heading(page, LONG_NAME).waitFor();
  });

  it('leads to the door, and what they typed is there when they come back', async () => {
    await typeAndSend();
    expect(await page.title()).toMatch(/^Espace adhérent/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Espace adhérent');
    await signIn((await contactOf(site, await memberNamed(site.staff, LONG_NAME))).email);
    await heading(page, LONG_NAME).waitFor();
    expect(await page.getByLabel('Nom et prénom').first().inputValue()).toBe(TYPED);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      'Votre connexion avait pris fin',
    );
    await press(page, 'Enregistrer');
    await page.getByText('Les personnes sont enregistrées.').waitFor();
    await page.getByRole('heading', { name: TYPED }).waitFor();
  });

  it('shows nothing of it to somebody else', async () => {
    await typeAndSend();
    await signIn(email);
    await heading(page, SUSPENDED).waitFor();
    expect(await page.locator('form[aria-label="Les personnes de votre organisme"]').count()).toBe(
      0,
    );
    expect(await page.content()).not.toContain('Maximilienne');
  });
});

it('no page asked another host for anything, nor met its own policy', () => {
  expect(site.elsewhere).toEqual([]);
});

import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { choose, fieldOf, openTab, section, typeDay } from '../../helpers/browser/member';

/** An empty installation, from the first administrator's account to the first member. */

const PASSWORD = 'Premiere-fois-2026';
const WIDGET = '[data-strapi-widget-id$="first-steps"]';

let site: Site;
let page: Page;

const widget = () => page.locator(WIDGET);
const step = (name: string) => widget().getByRole('listitem').filter({ hasText: name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const fill = (label: string, text: string) => fieldOf(page, label).fill(text);
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();

const home = async () => {
  await page.getByRole('link', { name: 'Accueil' }).click();
  await widget().getByRole('listitem').first().waitFor();
};
const follow = async (name: string, link: string) => {
  await home();
  await step(name).getByRole('link', { name: link }).click();
};
/**
 * Writes in a form of the Content Manager, and again if it has lost some of it: the form is drawn anew
 * once its last answers are there.
 */
const written = async (labels: string[], write: () => Promise<void>): Promise<void> => {
  const isLost = async (label: string) => (await fieldOf(page, label).inputValue()) === '';
  do await write();
  while ((await Promise.all(labels.map(isLost))).includes(true));
};
const isDone = async (name: string) => {
  await home();
  await widget().getByText(`${name} : c’est fait`).waitFor();
};
const related = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
};

beforeAll(async () => {
  site = await openSite({ data: 'empty' });
  page = await site.visitor();
});
afterAll(() => site.close());

it('welcomes the first administrator in the language of the browser', async () => {
  await page.goto(`${site.address}/admin`);
  await fill('Prénom', 'Ada');
  await fill('Email', 'ada@example.org');
  await fill('Mot de passe', PASSWORD);
  await fill('Confirmation du mot de passe', PASSWORD);
  await button('Prêt à commencer').click();
  await widget().getByText('7 étapes pour accueillir vos premiers membres.').waitFor();
  await expectAccessible(page, { heading: /Présenter l’association/, within: `${WIDGET} ol` });
});

it.each([
  ['renewals', 'Renouvellements', /Aucun renouvellement/],
  ['schedule', 'Échéancier', /Rien n’est prévu/],
  ['messages', 'Messages', /Aucun message ici/],
])('says on an empty page what will fill it: %s', async (path, heading, text) => {
  await page.goto(`${site.address}/admin/plugins/membership-lifecycle/${path}`);
  await page.locator('main').getByText(text).first().waitFor();
  await expectAccessible(page, { heading });
});

it('asks who the association is, and names what is missing there', async () => {
  await home();
  await step('Présenter l’association')
    .getByText(
      /^Il y manque encore\s: nom courant, adresse de l’expéditeur, IBAN, SIRET, adresse postale, adresse électronique ou téléphone, décision qui fixe la cotisation et signataire\.$/,
    )
    .waitFor();
  await follow('Présenter l’association', 'Remplir l’identité');
  await fill('Nom courant', 'Les Communs');
  await fill('Adresse de l’expéditeur', 'adhesions@example.org');
  await button('Enregistrer').click();
  await said('C’est enregistré.');
  await isDone('Présenter l’association');
  // Messages can leave; the call for dues still lacks what it says of the association.
  await step('Présenter l’association')
    .getByText(/^Il y manque encore\s: IBAN, SIRET, adresse postale, /)
    .waitFor();
});

it('has the offer written, which says what it lacks to be published', async () => {
  await follow('Écrire l’offre d’adhésion', 'Écrire l’offre');
  await written(['Titre', 'Année', 'Ouvre le', 'Adresse'], async () => {
    await fill('Titre', 'Adhérer en 2027');
    await fill('Année', '2027');
    await typeDay(page, 'Ouvre le', '01/11/2026');
    await fill('Adresse', 'adhesion-2027');
  });
  await button('Enregistrer').click();
  await page.waitForURL(/api::offer\.offer\/(?!create)/);
  await button('Publier').click();
  await said(/Ajouter au moins une formule/);
  await said(/Ajouter au moins un droit/);
});

it('has a right and a tier written, listed by the offer and published with it', async () => {
  await page.goto(
    `${site.address}/admin/content-manager/collection-types/api::benefit.benefit/create`,
  );
  await written(['Intitulé', 'Code'], async () => {
    await fill('Intitulé', 'Centre de ressources');
    await fill('Code', 'centre-ressources');
  });
  await fieldOf(page, 'Nature').click();
  await page.getByRole('option', { name: /^(access|Accès)/ }).click();
  await button('Publier').click();
  await page.waitForURL(/api::benefit\.benefit\/(?!create)/);
  await follow('Fixer une formule et son prix', 'Créer une formule');
  await written(['Nom', 'Prix', 'Code'], async () => {
    await fill('Nom', 'Organismes publics');
    await fill('Prix', '5000');
    await fill('Code', 'organismes-publics');
  });
  await button('Publier').click();
  await said('Cette formule, telle qu’elle est ici.');
  await follow('Fixer une formule et son prix', 'L’ajouter à l’offre');
  await page.getByRole('row').filter({ hasText: 'Adhérer en 2027' }).click();
  await related('Formules', 'Organismes publics');
  await related('Droits', 'Centre de ressources');
  await button('Publier').click();
  await said('Publiée et ouverte aujourd’hui, sans date de fin.');
  await isDone('Écrire l’offre d’adhésion');
  await isDone('Fixer une formule et son prix');
  const answer = await fetch(`${site.address}/api/offers/current`);
  const { data } = (await answer.json()) as { data: { tiers: { code: string }[] } };
  expect(data.tiers.map(({ code }) => code)).toEqual(['organismes-publics']);
});

it('has the workflow and the sending of messages looked at', async () => {
  await follow('Relire le parcours de renouvellement', 'Voir le parcours');
  await page.getByRole('heading', { name: 'Parcours de renouvellement' }).waitFor();
  await home();
  await step('Relire le parcours').getByRole('button', { name: 'Il me va' }).click();
  await widget().getByText('Relire le parcours de renouvellement : c’est fait').waitFor();

  await follow('Brancher l’envoi des e-mails', 'Voir le réglage actuel');
  await said('Essayer un envoi');
  await home();
  await step('Brancher l’envoi').getByRole('button', { name: 'Plus tard' }).click();
  await widget().getByText('Brancher l’envoi des e-mails : « Plus tard »').waitFor();
});

it('sends the administrator to invite colleagues, unless there are none', async () => {
  await follow('Inviter vos collègues', 'Inviter');
  await page.getByRole('heading', { name: 'Utilisateurs' }).first().waitFor();
  await home();
  await step('Inviter vos collègues').getByRole('button', { name: 'Je travaille en solo' }).click();
  await widget().getByText('Inviter vos collègues : « Je travaille en solo »').waitFor();
});

it('has the first member recorded, then steps aside', async () => {
  await follow('Enregistrer un premier membre', 'Inscrire un membre');
  await fill('Nom', 'Commune de Vaux');
  await choose(page, 'Formule', 'Organismes publics');
  await page.getByText('Période émise').waitFor();
  await button('Enregistrer le membre').first().click();
  await openTab(page, 'Journal');
  await section(page, 'Journal')
    .getByText(/Ada a enregistré la candidature, formule «\sOrganismes publics\s»/)
    .waitFor();
  await openTab(page, 'En bref');
  await page.getByText('Adhésion en cours', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: 'Accueil' }).click();
  await page
    .getByRole('heading', { name: /Bonjour|Bienvenue/ })
    .first()
    .waitFor();
  await page.getByText('Premiers pas').waitFor({ state: 'hidden' });
});

'use strict';
/* global Buffer */

/**
 * Every image of README and the guides: whose screen it is, where, and what is done before it is
 * taken. People and buttons are found by role and name, as the browser tests do.
 */

const { LIST_SHOTS } = require('./shots-lists.cjs');
const { paperShots } = require('./shots-papers.cjs');
const { papersAndPeople } = require('./shots-records.cjs');

const OURS = '/admin/plugins/membership-lifecycle';
const SETTINGS = '/admin/settings/membership-lifecycle';
const CONTENT = '/admin/content-manager/collection-types';
const MEMBERSHIP = 'api::membership.membership';

const heading = (page, name) => page.getByRole('heading', { name }).first().waitFor();
const press = (page, name) => page.getByRole('button', { name }).first().click();
const toTop = (locator) => locator.evaluate((node) => node.scrollIntoView({ block: 'start' }));

/** The address of the first document that a question finds in the Content Manager. */
const documentOf =
  (uid, question = '') =>
  async (api) => {
    const { results } = await api(`/content-manager/collection-types/${uid}?${question}`);
    return `${CONTENT}/${uid}/${results[0].documentId}`;
  };

/** The page of the first member whose view is wanted, on a tab. */
const memberWith =
  (wanted, tab = 'brief') =>
  async (api) => {
    const { results } = await api(
      `/content-manager/collection-types/${MEMBERSHIP}?pageSize=100&sort=reference:ASC`,
    );
    for (const { documentId } of results) {
      const { data } = await api(`/membership-lifecycle/memberships/${documentId}`);
      if (await wanted(data, api)) return `${OURS}/members/${documentId}?tab=${tab}`;
    }
    throw new Error('No member of the demonstration is as this image wants.');
  };

const hasRenewalUnderWay = ({ status, renewal, terms, entitlements }) =>
  status === 'active' &&
  renewal?.stage?.kind === 'committed' &&
  terms.length > 1 &&
  entitlements.some(({ used }) => used > 0);
const owes = ({ status, dues, commands }) =>
  status === 'active' &&
  dues.some(({ state, paid }) => state === 'open' && paid === 0) &&
  commands.some(({ name }) => name === 'record-payment');
const hasCome = async ({ documentId }, api) => {
  const path = `/membership-lifecycle/memberships/${documentId}/member-access`;
  return (await api(path)).data.some(({ state }) => state === 'open');
};
const usedUp = ({ entitlements }) =>
  entitlements.some(
    ({ granted, used, running }) => running && granted !== null && granted > 0 && used === granted,
  );

/** The page of the assembly that is in a state. */
const assemblyThat = (state, tab) => async (api) => {
  const { data } = await api('/membership-lifecycle/assemblies');
  const { id } = data.find((one) => one.state === state);
  return `${OURS}/assemblies/${id}?tab=${tab}`;
};

const STAFF = 'membership-staff';

/** An old spreadsheet, whose last term ends on a day that does not exist. */
const HISTORY = {
  name: 'adhérents 2019-2026.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Collectivité;CP;Ville;N° adhérent;Contact;Email contact;Formule;Du;Au;Montant;Réglé le;Montant réglé;Mode;Observations',
      ...[
        ['Commune de Sainte-Orme', '63250', 'Sainte-Orme', 'A-017', 'Jeanne Vial', 2024],
        ['Commune de Sainte-Orme', '63250', 'Sainte-Orme', 'A-017', 'Jeanne Vial', 2025],
        ['Commune de Sainte-Orme', '63250', 'Sainte-Orme', 'A-017', 'Jeanne Vial', 2026],
        ['Syndicat des eaux du Haut-Lac', '74230', 'Lacroze', 'A-021', 'Paul Astier', 2025],
        ['Syndicat des eaux du Haut-Lac', '74230', 'Lacroze', 'A-021', 'Paul Astier', 2026],
      ].map(([name, code, city, reference, contact, year], at, all) =>
        [
          ...[name, code, city, reference, contact, `${reference.toLowerCase()}@example.org`],
          ...[
            'Organismes publics',
            `01/01/${year}`,
            at === all.length - 1 ? '31/02/2026' : `31/12/${year}`,
          ],
          ...['5 000,00 €', `12/03/${year}`, '5 000,00 €', 'virement', ''],
        ].join(';'),
      ),
    ].join('\r\n'),
  ),
};

const SHOTS = [
  {
    name: 'formule',
    role: 'communications',
    path: documentOf('api::tier.tier', 'sort=createdAt:ASC'),
    act: async (page) => {
      await heading(page, /Organismes publics/);
      await page.getByText('Dans quelles offres').waitFor();
    },
  },
  {
    name: 'nouveau-membre',
    role: STAFF,
    path: `${OURS}/members/new`,
    act: async (page) => {
      await page.getByRole('textbox', { name: /^Nom/ }).first().fill('Ville de Valbrume');
      await page.getByText('Un organisme connu ressemble à celui-ci').waitFor();
    },
  },
  {
    name: 'organisme',
    role: STAFF,
    path: memberWith(hasRenewalUnderWay, 'contacts'),
    act: async (page) => {
      await press(page, 'Modifier les contacts');
      await page.getByRole('dialog').getByLabel('Nom du contact').first().waitFor();
    },
  },
  {
    name: 'reprise-essai',
    role: STAFF,
    path: `${OURS}/imports`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Choisir un fichier' }).waitFor();
      await page.locator('input[type=file]').setInputFiles(HISTORY);
      await heading(page, 'Les colonnes');
      await press(page, 'Faire l’essai');
      await page.getByRole('heading', { name: 'L’essai', level: 2 }).waitFor();
      await press(page, /^Cette date n’existe pas/);
      await toTop(page.getByText('1 ligne est refusée'));
      await page.getByRole('status').filter({ hasText: '1 ligne' }).waitFor();
    },
  },
  {
    name: 'adhesion',
    role: STAFF,
    path: memberWith(hasRenewalUnderWay),
    act: (page) => heading(page, 'Périodes d’adhésion'),
  },
  {
    name: 'fiche',
    role: STAFF,
    path: memberWith(hasRenewalUnderWay, 'renewal'),
    act: (page) => page.getByRole('region', { name: 'Renouvellement' }).waitFor(),
  },
  {
    name: 'actions',
    role: STAFF,
    path: memberWith(hasRenewalUnderWay),
    act: async (page) => {
      await press(page, /^Que voulez-vous faire/);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'reglement',
    role: STAFF,
    path: memberWith(owes),
    act: async (page) => {
      await press(page, 'Enregistrer un règlement');
      await page.getByRole('dialog').getByLabel('Montant').fill('2500');
    },
  },
  {
    name: 'corriger-appel',
    role: STAFF,
    path: memberWith(owes, 'dues'),
    act: async (page) => {
      await press(
        page.getByRole('region', { name: 'Cotisations et règlements' }),
        /^Corriger l’appel/,
      );
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('N° d’engagement').fill('EJ-2026-118');
      await dialog.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
      await dialog.getByText('Un autre appel est émis').waitFor();
    },
  },
  {
    name: 'droit',
    role: STAFF,
    path: memberWith(usedUp, 'rights'),
    act: async (page) => {
      await heading(page, 'Droits');
      await press(page, /Historique/);
      await page.getByRole('columnheader', { name: 'Quoi et combien' }).first().waitFor();
      await toTop(page.getByRole('heading', { name: 'Droits' }).first());
    },
  },
  ...LIST_SHOTS,
  {
    name: 'site-offre',
    path: '/',
    act: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'renouvellements',
    role: STAFF,
    path: `${OURS}/renewals`,
    act: (page) => page.getByRole('main').getByText('Proposition envoyée').first().waitFor(),
  },
  {
    name: 'campagne',
    role: STAFF,
    path: `${OURS}/renewals`,
    act: async (page) => {
      await press(page, 'Ouvrir une campagne');
      for (const [label, day] of [
        [/^Périodes qui finissent/, '01/03/2027'],
        [/^jusqu’au/, '30/06/2027'],
      ]) {
        await page.getByRole('dialog').getByLabel(label).fill(day);
        await page.keyboard.press('Tab');
      }
      await press(page, 'Voir le plan');
      await page.getByRole('button', { name: 'Revenir' }).waitFor();
    },
  },
  ...paperShots({ press, toTop, memberWith }),
  {
    name: 'echeancier',
    role: STAFF,
    path: `${OURS}/schedule`,
    act: (page) => heading(page, 'Échéancier'),
  },
  {
    name: 'accueil',
    role: STAFF,
    path: '/admin',
    act: (page) => heading(page, 'À suivre aujourd’hui'),
  },
  {
    name: 'tableau-de-bord',
    role: STAFF,
    path: `${OURS}/dashboard`,
    act: (page) => page.getByRole('heading', { level: 2 }).first().waitFor(),
  },
  {
    name: 'tresorerie',
    role: 'treasurer',
    path: `${OURS}/treasury`,
    act: (page) => heading(page, 'Mois par mois'),
  },
  ...papersAndPeople({
    ours: OURS,
    staff: STAFF,
    member: memberWith(hasRenewalUnderWay, 'documents'),
    invited: memberWith(hasCome, 'contacts'),
    toTop,
  }),
  {
    name: 'parcours',
    role: 'administrator',
    path: `${SETTINGS}/workflow`,
    act: async (page) => {
      await page
        .locator('main')
        .getByRole('button', { name: /^Modifier/ })
        .first()
        .click();
      await heading(page, 'Étapes');
    },
  },
  {
    name: 'assemblee-presence',
    role: STAFF,
    path: assemblyThat('closed', 'attendance'),
    act: (page) => page.getByRole('table', { name: 'Présence' }).waitFor(),
  },
  {
    name: 'identite',
    role: 'administrator',
    path: `${SETTINGS}/identity`,
    act: (page) => page.getByLabel('Nom courant').waitFor(),
  },
  {
    name: 'modeles',
    role: 'administrator',
    path: `${SETTINGS}/templates`,
    act: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').first().click();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'correction',
    role: STAFF,
    path: memberWith(({ dues }) => dues.some(({ payments }) => payments.length > 0), 'dues'),
    act: async (page) => {
      const dues = page.getByRole('region', { name: 'Cotisations et règlements' });
      await toTop(dues);
      await press(dues, /^Annuler/);
      await page.getByRole('dialog', { name: /Annuler un règlement/ }).waitFor();
    },
  },
];

module.exports = { SHOTS };

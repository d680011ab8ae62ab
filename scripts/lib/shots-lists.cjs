'use strict';
/* global Buffer, URL */

/** The images of lists: members, events and programmes, messages, what is exported. */

const OURS = '/admin/plugins/membership-lifecycle';
const STAFF = 'membership-staff';

const press = (page, name) => page.getByRole('button', { name }).first().click();

/** Has the calls of a member deposited on Chorus Pro, as its page lets staff say. */
const requireEngagement = async (page, name) => {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}${OURS}/members?search=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('tab', { name: 'Contacts' }).click();
  await press(page, 'Modifier les contacts');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('checkbox', { name: 'Un numéro d’engagement est exigé sur ses appels' })
    .click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** A statement with a call that it names, a payer that it names, and neither. */
const STATEMENT = [
  'Date;Libellé;Montant;Tiers',
  '20/11/2026;VIR SEPA APPEL 2026-0019 MANDAT 1204;5000,00;DRFIP',
  '19/11/2026;VIR VILLE DE FONTALBE COTISATION;5000,00;Ville de Fontalbe',
  '18/11/2026;REMBOURSEMENT FRAIS;84,20;',
].join('\n');

const LIST_SHOTS = [
  {
    name: 'ressource',
    role: 'communications',
    path: '/admin/content-manager/collection-types/api::resource.resource/create?plugins[i18n][locale]=fr',
    act: async (page) => {
      await page.getByLabel(/^Titre/).fill('Guide du compagnonnage');
      await page.getByRole('combobox', { name: /^Qui lit/ }).click();
      await page.getByRole('option', { name: 'Les membres', exact: true }).click();
      await page
        .getByLabel('Texte réservé')
        .fill('Ce que dix ans de compagnonnage nous ont appris.');
      await page.locator('input[type=file]').setInputFiles({
        name: 'Guide du compagnonnage.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7'),
      });
      await page.getByLabel('Nom du fichier').waitFor();
      await page.getByLabel('Nom du fichier').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'banque',
    role: 'treasurer',
    path: `${OURS}/bank`,
    act: async (page) => {
      const buffer = Buffer.from(STATEMENT);
      const file = { name: 'novembre.csv', mimeType: 'text/csv', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      await press(page, 'Lire le relevé');
      await page.getByText('À vérifier').first().waitFor();
    },
  },
  {
    name: 'membres',
    role: STAFF,
    path: `${OURS}/members?search=commune%20ma`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'participations',
    role: STAFF,
    path: `${OURS}/occasions`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'messages',
    role: STAFF,
    path: `${OURS}/messages`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'exporter',
    role: STAFF,
    path: `${OURS}/dues`,
    act: async (page) => {
      await page.getByRole('row').nth(1).waitFor();
      await press(page, 'Exporter');
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'relances',
    role: STAFF,
    path: `${OURS}/dues?overdue=true`,
    act: async (page) => {
      await page.getByRole('row').nth(1).waitFor();
      for (const row of [1, 2]) await page.getByRole('row').nth(row).getByRole('checkbox').click();
      await press(page, 'Relancer…');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
      await dialog
        .getByText(/e-mails? (part|est gardé|sont gardés)/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'dossier-depot',
    role: STAFF,
    path: `${OURS}/calls`,
    act: async (page) => {
      await requireEngagement(page, 'Ville de Laroque-d’Aune');
      await requireEngagement(page, 'Ville de Fontalbe');
      await page.goto(`${new URL(page.url()).origin}${OURS}/calls?deposit=to-deposit`);
      await page.getByRole('checkbox', { name: 'Tout choisir sur cette page' }).click();
      await press(page, 'Dossier de dépôt…');
      await page.getByRole('dialog').getByText('Chorus Pro le rejetterait').waitFor();
    },
  },
];

module.exports = { LIST_SHOTS };

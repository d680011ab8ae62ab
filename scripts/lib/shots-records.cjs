'use strict';
/* global Buffer */

/** The images of what is kept on members and people: their documents, their data. */

/** What a member gave on paper. */
const decision = {
  name: 'Délibération 2026-41.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n',
  ),
};

const papersAndPeople = ({ ours, staff, member, invited, toTop }) => [
  {
    name: 'documents',
    role: staff,
    path: member,
    act: async (page) => {
      const part = page.getByRole('region', { name: 'Documents' });
      await part.locator('input[type=file]').setInputFiles(decision);
      await page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
      await part.getByRole('row', { name: /Délibération 2026-41/ }).waitFor();
      await page.getByText('Le document est ajouté.').waitFor({ state: 'detached' });
      await toTop(part);
    },
  },
  {
    name: 'acces',
    role: staff,
    path: invited,
    act: async (page) => {
      const part = page.getByRole('region', { name: 'Espace adhérent' });
      await part.getByText('A un compte').waitFor();
      await toTop(part);
    },
  },
  {
    name: 'demandes',
    role: staff,
    path: `${ours}/applications`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Mairie de Valbrume' }).click();
      await page.getByRole('dialog').getByText('Possible doublon').first().waitFor();
    },
  },
  {
    name: 'personne',
    role: staff,
    path: `${ours}/privacy`,
    act: async (page) => {
      const field = page.getByRole('searchbox').first();
      await field.fill('camille');
      await field.press('Enter');
      await page
        .getByRole('button', { name: /^Voir ce qui est gardé/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.getByRole('row').nth(1).waitFor();
    },
  },
];

module.exports = { papersAndPeople };

'use strict';

/** The images of papers: a PDF by its first page, or where it is made. */

const STAFF = 'membership-staff';
const CALL = /^Télécharger l’appel \(PDF\)/;

/** With the ways of finding and pressing that all images share. */
const paperShots = ({ press, toTop, memberWith }) => [
  {
    name: 'appel',
    role: STAFF,
    path: memberWith(({ dues }) => dues.some(({ papers }) => papers.length > 0), 'dues'),
    pdf: (page) => press(page.getByRole('region', { name: 'Cotisations et règlements' }), CALL),
  },
  {
    name: 'attestations',
    role: STAFF,
    path: memberWith(
      ({ status, dues }) => status === 'active' && dues.some(({ paid }) => paid > 0),
      'documents',
    ),
    act: async (page) => {
      const part = page.getByRole('region', { name: 'Attestations, reçus et copies' });
      for (const name of ['Établir une attestation', 'Établir un reçu']) {
        await press(part, name);
        await press(page.getByRole('dialog', { name }), 'Établir et télécharger');
        await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
      }
      await part.getByRole('row').nth(2).waitFor();
      const notice = page.getByText('Le document est établi.');
      await notice.first().waitFor({ state: 'detached' });
      await toTop(part);
    },
  },
];

module.exports = { paperShots };

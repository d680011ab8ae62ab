'use strict';

/** The images of the site: what visitors and members see, who are nobody of the admin. */

const SITE_SHOTS = [
  {
    name: 'site-offre',
    path: '/',
    act: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'site-demande',
    path: '/adhesion?formule=organismes-publics',
    async act(page) {
      await page.getByLabel('Nom de l’organisme').fill('Communauté de communes du Val-Clair');
      await page.evaluate(() => globalThis.scrollTo(0, 0));
    },
  },
  {
    name: 'site-espace',
    path: '/espace',
    async act(page, { account }) {
      const { email, password } = account('member');
      const form = page.getByRole('form', { name: 'Se connecter avec un mot de passe' });
      await form.getByLabel('Adresse électronique').fill(email);
      await form.getByLabel('Mot de passe').fill(password);
      await form.getByRole('button').click();
      await page.getByRole('region', { name: 'Vos droits' }).waitFor();
      await page.evaluate(() => globalThis.scrollTo(0, 0));
    },
  },
];

module.exports = { SITE_SHOTS };

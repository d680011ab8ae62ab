import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { lifecycle } from '../../src/setup/lifecycle';
import { pretendDays } from './days';

/** Applications through the site from two bodies that are there, for staff to recognise. */
const SENT: { known: string; name: string; contact: string; email: string; message: string }[] = [
  {
    known: 'Ville de Valbrume',
    name: 'Mairie de Valbrume',
    contact: 'Nadia Ferrand',
    email: 'n.ferrand@valbrume.example',
    message:
      'Bonjour, je viens de prendre mes fonctions à la direction de la culture. Sommes-nous déjà membres ? Nous aimerions participer au prochain rendez-vous.',
  },
  {
    known: 'Ville de Quercy-le-Haut',
    name: 'Ville de Quercy-le-Haut',
    contact: 'Paul Astier',
    email: 'paul.astier@quercy-le-haut.example',
    message: 'Le conseil municipal souhaite adhérer cette année.',
  },
];

/** The request of a form in the name of a body that is there. */
const bodyOf = async (
  strapi: Core.Strapi,
  { known, name, contact, email, message }: (typeof SENT)[0],
) => {
  const organisation = await strapi.db
    .query('api::organisation.organisation')
    .findOne({ where: { name: known }, populate: { address: true } });
  const { lines, postalCode, city, country } = organisation.address;
  return {
    tier: 'organismes-publics',
    organisation: {
      name,
      // The second is recognised by its name and its postcode alone.
      siret: name === known ? null : organisation.siret,
      address: { lines: lines || 'Mairie', postalCode, city, country },
    },
    contacts: [{ name: contact, email, role: 'representative', locale: 'fr' }],
    message,
  };
};

/** Sends two applications, as the site's form would. */
export const loadApplications = async (strapi: Core.Strapi, today: Day): Promise<void> => {
  if ((await strapi.db.query('plugin::membership-lifecycle.application').count()) > 0) return;
  const applications = lifecycle(strapi, 'applications');
  await pretendDays(strapi, today, async (onDay) => {
    onDay(0);
    for (const sent of SENT) {
      const challenge = await applications.challenge();
      const solution = await solveChallenge({ challenge, deriveKey });
      const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
      const notice = (await applications.form.shown('fr')).privacy?.version;
      await applications.receive({ ...(await bodyOf(strapi, sent)), altcha, notice });
    }
  });
};

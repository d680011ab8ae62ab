import type { Core } from '@strapi/strapi';
import * as altcha from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { ApplicationBody } from '../../src/plugins/membership-lifecycle/shared/applications/content-api';
import { makeOffer, makeTier } from './content';

/** Applications to join, as a form sends them. */

export const TIER = 'organismes-publics';

/** Who the association is, as far as a form has to say it; it writes to nobody of itself. */
const CONTROLLER = {
  name: 'L’Atelier commun',
  street: '12 rue de l’Invention',
  postcode: '75020',
  city: 'Paris',
};

/** Has the association say who it is, unless it did: without that no application is taken. */
export const sayWhoAnswers = async (strapi: Core.Strapi): Promise<void> => {
  const settings = strapi.plugin('membership-lifecycle').service('settings');
  const identity = await settings.identity();
  if (identity.name !== '') return;
  await settings.saveIdentity({ ...identity, ...CONTROLLER }, { type: 'admin', id: '1' });
};

/** An association that says who it is, and an offer that is open, with one tier. */
export const openOffer = async (strapi: Core.Strapi): Promise<string> => {
  await sayWhoAnswers(strapi);
  const tier = await makeTier(strapi, { name: 'Organismes publics', code: TIER });
  return makeOffer(strapi, { slug: 'offre-ouverte', tiers: [tier] });
};

/**
 * What altcha's widget would send: a challenge, and the number that it found. Here it is the first
 * that is tried: others take a second of work.
 */
export const solved = async (ask: () => Promise<altcha.Challenge>): Promise<string> => {
  const draw = jest.spyOn(altcha as { randomInt: unknown }, 'randomInt', 'get');
  draw.mockReturnValue(() => 0);
  const challenge = await ask().finally(() => draw.mockRestore());
  const solution = await altcha.solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

/** A proof of work for one application. */
export const proof = (strapi: Core.Strapi): Promise<string> =>
  solved(() => strapi.plugin('membership-lifecycle').service('applications').challenge());

/** What the page adds to what somebody typed: its proof of work, and the notice that it showed. */
export const sealed = async (strapi: Core.Strapi): Promise<{ altcha: string; notice: string }> => {
  const form = strapi.plugin('membership-lifecycle').service('applications').form;
  const { privacy } = await form.shown('fr');
  return { altcha: await proof(strapi), notice: privacy?.version ?? 'none' };
};

type Sent = Omit<ApplicationBody, 'altcha' | 'notice'> & { altcha?: string; notice?: string };

/** An application that could be sent, less its seal. */
export const applicationBody = (values: Partial<Sent> = {}): Sent => ({
  tier: TIER,
  organisation: {
    name: 'Commune de Valserine',
    siret: null,
    address: {
      lines: 'Hôtel de ville\n1 place de la Mairie',
      postalCode: '39310',
      city: 'Valserine',
      country: 'FR',
    },
  },
  contacts: [
    {
      name: 'Camille Martin',
      email: 'camille.martin@valserine.example',
      role: 'representative',
      locale: 'fr',
      phone: '03 84 00 00 00',
    },
  ],
  message: 'Nous aimerions rejoindre votre association.',
  website: '',
  ...values,
});

/** The same, from another body and another person. */
export const applicationOf = (name: string, values: Partial<Sent> = {}): Sent => {
  const body = applicationBody(values);
  const [contact] = body.contacts;
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`;
  return {
    ...body,
    organisation: { ...body.organisation, name },
    contacts: [{ ...contact, email }],
    ...values,
  };
};

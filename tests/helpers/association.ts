import type { Core } from '@strapi/strapi';

/** An association that may issue calls for dues: all that a public accountant asks of them is there. */
export const ASSOCIATION = {
  name: 'L’Atelier commun',
  legalName: 'Association L’Atelier commun',
  legalForm: 'Association loi 1901',
  rna: 'W759999901',
  siret: '99000010100016',
  street: '12 rue de l’Invention',
  postcode: '75020',
  city: 'Paris',
  email: 'adhesions@example.org',
  iban: 'FR7699999000010000001234537',
  bic: 'TESTFRPP',
  rateDecision: 'Assemblée générale du 12 juin 2020',
};

/** Saves the association's identity; what is given replaces or adds. */
export const presentAssociation = async (strapi: Core.Strapi, more: object = {}): Promise<void> => {
  const settings = strapi.plugin('membership-lifecycle').service('settings');
  const identity = await settings.identity();
  await settings.saveIdentity({ ...identity, ...ASSOCIATION, ...more }, { type: 'admin', id: '1' });
};

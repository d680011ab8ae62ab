import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../src/setup/lifecycle';

/**
 * The association of the demonstration. It exists nowhere: its SIRET and its bank are numbers that
 * nobody was given, its telephone is one of those kept for fiction, and `.example` has no mailbox.
 */
const ASSOCIATION = {
  name: 'L’Atelier commun',
  legalName: 'Association L’Atelier commun',
  legalForm: 'Association loi 1901',
  legalFormEn: 'French non-profit association (law of 1901)',
  rna: 'W759999901',
  siret: '99000010100016',
  signatoryName: 'Camille Rivoire',
  signatoryQuality: 'trésorière',
  signatoryQualityEn: 'treasurer',
  vatTreatment: 'exempt' as const,
  taxNumber: 'FR92990000101',
  vatMention: 'TVA non applicable, article 293 B du CGI',
  vatMentionEn: 'VAT not applicable, article 293 B of the French tax code',
  street: '12 rue de l’Invention',
  postcode: '75020',
  city: 'Paris',
  country: 'FR',
  email: 'adhesions@atelier-commun.example',
  phone: '01 99 00 12 34',
  website: 'https://www.atelier-commun.example',
  accountHolder: 'Association L’Atelier commun',
  iban: 'FR7699999000010000001234537',
  bic: 'TESTFRPP',
  rateDecision: 'AG du 14 juin 2024',
  rateDecisionEn: 'General assembly of 14 June 2024',
  senderName: 'L’Atelier commun',
  senderEmail: 'adhesions@atelier-commun.example',
  replyTo: 'adhesions@atelier-commun.example',
};

/** Presents the association, unless somebody already did. */
export const loadIdentity = async (strapi: Core.Strapi, administrator: string): Promise<void> => {
  const settings = lifecycle(strapi, 'settings');
  const current = await settings.identity();
  if (current.name !== '') return;
  await settings.saveIdentity({ ...current, ...ASSOCIATION }, { type: 'admin', id: administrator });
};

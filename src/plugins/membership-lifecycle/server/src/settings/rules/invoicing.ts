import { longestPrefix } from '../../../../shared/account/call-number';
import type { InvoiceNetwork } from '../../../../shared/settings/invoicing';
import type { InvoiceNeed, Need } from '../../kernel/rules/identity';
import type { Localised } from '../../kernel/rules/values';

/** The parts of the association's identity that calls need, in words, and the limits of Chorus Pro. */

/** The most characters of a name, and of an account, in Chorus Pro (BR-FR-CPRO-36, 39, 43, 44). */
export const CHORUS_NAME = 99;
const CHORUS_ACCOUNT = 27;

export type ChorusNeed = 'chorus-number' | 'chorus-name' | 'chorus-account';
export type IdentityNeed = Need | InvoiceNeed | ChorusNeed;

interface Limited {
  name: string;
  legalName: string;
  iban: string;
  callPrefix: string;
  callDigits: number;
}

/** The parts of the identity that are too long for Chorus Pro. */
export const tooLongForChorus = (identity: Limited): ChorusNeed[] => {
  const { name, legalName, iban, callPrefix, callDigits } = identity;
  const needs: [ChorusNeed, boolean][] = [
    ['chorus-number', callPrefix.length > longestPrefix(callDigits)],
    ['chorus-name', Math.max(name.length, legalName.length) > CHORUS_NAME],
    ['chorus-account', iban.length > CHORUS_ACCOUNT],
  ];
  return needs.flatMap(([need, isLong]) => (isLong ? [need] : []));
};

/** Those of the missing parts that matter for invoices sent by one way. */
export const lackingFor = (
  network: InvoiceNetwork,
  lacks: readonly (InvoiceNeed | ChorusNeed)[],
): (InvoiceNeed | ChorusNeed)[] =>
  lacks.filter((need) => network === 'chorus-pro' || !need.startsWith('chorus-'));

/** What to fill in or to change in the settings of the association. */
export const IDENTITY_WORDS: Record<IdentityNeed, Localised> = {
  name: { fr: 'le nom', en: 'the name' },
  sender: { fr: 'l’adresse d’expéditeur', en: 'the sender' },
  bank: { fr: 'l’IBAN', en: 'the IBAN' },
  siret: { fr: 'le SIRET ou le numéro RNA', en: 'the SIRET or the RNA number' },
  address: { fr: 'l’adresse postale', en: 'the postal address' },
  contact: { fr: 'un courriel ou un téléphone', en: 'an e-mail address or a telephone' },
  rate: { fr: 'la décision qui fixe la cotisation', en: 'the decision that sets the dues' },
  'own-siret': {
    fr: 'le SIRET (le RNA ne suffit pas à Factur-X)',
    en: 'the SIRET (Factur-X does not take the RNA number)',
  },
  'vat-treatment': {
    fr: 'la situation de la cotisation au regard de la TVA',
    en: 'how dues stand with VAT',
  },
  'vat-mention': { fr: 'la mention de TVA', en: 'the sentence about VAT' },
  'tax-number': { fr: 'le numéro de TVA ou fiscal', en: 'the VAT or tax number' },
  'chorus-number': {
    fr: 'un préfixe plus court pour les numéros d’appel (20 caractères en tout dans Chorus Pro)',
    en: 'a shorter prefix for the numbers of calls (20 characters in all in Chorus Pro)',
  },
  'chorus-name': {
    fr: `un nom de ${CHORUS_NAME} caractères au plus (Chorus Pro)`,
    en: `a name of ${CHORUS_NAME} characters at most (Chorus Pro)`,
  },
  'chorus-account': {
    fr: `un IBAN de ${CHORUS_ACCOUNT} caractères au plus (Chorus Pro)`,
    en: `an IBAN of ${CHORUS_ACCOUNT} characters at most (Chorus Pro)`,
  },
};

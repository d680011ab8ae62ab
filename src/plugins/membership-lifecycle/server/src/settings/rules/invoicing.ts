import { longestPrefix } from '../../../../shared/account/call-number';
import { isElectronicAddress, type InvoiceNetwork } from '../../../../shared/settings/invoicing';
import type { CallNeed, InvoiceNeed } from '../../kernel/rules/identity';
import type { Localised } from '../../kernel/rules/values';

/** What electronic invoices need of the association and of the body, by where they go, in words. */

/** The most characters of a name, and of an account, in Chorus Pro (BR-FR-CPRO-36, 39, 43, 44). */
const CHORUS_NAME = 99;
const CHORUS_ACCOUNT = 27;
/** The most characters of an engagement number in Chorus Pro (BR-FR-CPRO-15). */
const CHORUS_ENGAGEMENT = 50;
const SIREN_LENGTH = 9;

export type ChorusNeed = 'chorus-number' | 'chorus-name' | 'chorus-account';
export type IdentityNeed = CallNeed | InvoiceNeed | ChorusNeed;

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

/** A body that gets electronic invoices. */
interface InvoicedBody {
  name: string;
  siren: string | null;
  siret: string | null;
  invoicesTo: InvoiceNetwork;
  electronicAddress: string | null;
  /** Whether its address can stand in an invoice. */
  addressed: boolean;
}

export type BodyNeed =
  'engagementLength' | 'siren' | 'electronicAddress' | 'address' | 'nameLength';

export const isEngagementTooLong = (engagementNumber: string | null): boolean =>
  (engagementNumber ?? '').length > CHORUS_ENGAGEMENT;

/** What an invoice to a body lacks, or has too long, to get where it goes. */
export const bodyLacks = (body: InvoicedBody, engagementNumber: string | null): BodyNeed[] => {
  const siren = body.siren ?? body.siret?.slice(0, SIREN_LENGTH) ?? null;
  const address = body.electronicAddress ?? '';
  const isChorus = body.invoicesTo === 'chorus-pro';
  const isOfPlatform = body.invoicesTo === 'platform';
  const needs: [BodyNeed, boolean][] = [
    ['engagementLength', isChorus && isEngagementTooLong(engagementNumber)],
    ['siren', isOfPlatform && siren === null],
    ['electronicAddress', isOfPlatform && address !== '' && !isElectronicAddress(address, siren)],
    ['address', !body.addressed],
    ['nameLength', isChorus && body.name.length > CHORUS_NAME],
  ];
  return needs.flatMap(([need, lacks]) => (lacks ? [need] : []));
};

export const BODY_WORDS: Record<BodyNeed, Localised> = {
  engagementLength: {
    fr: `un numéro d’engagement de ${CHORUS_ENGAGEMENT} caractères au plus (formulaire de l’appel)`,
    en: `an engagement number of ${CHORUS_ENGAGEMENT} characters at most (form of the call)`,
  },
  siren: {
    fr: 'le SIREN ou le SIRET (fiche de l’organisme)',
    en: 'the SIREN or the SIRET (page of the organisation)',
  },
  electronicAddress: {
    fr: 'une adresse de facturation électronique qui commence par le SIREN, ou vide (fiche de l’organisme)',
    en: 'an address for electronic invoices that begins with the SIREN, or none (page of the organisation)',
  },
  address: {
    fr: 'l’adresse entière : rue, code postal et ville (fiche de l’organisme)',
    en: 'the whole address: street, postal code and city (page of the organisation)',
  },
  nameLength: {
    fr: `un nom de ${CHORUS_NAME} caractères au plus (fiche de l’organisme, pour Chorus Pro)`,
    en: `a name of ${CHORUS_NAME} characters at most (page of the organisation, for Chorus Pro)`,
  },
};

import { isElectronicAddress } from '../../../../shared/settings/invoicing';
import { refused } from '../../kernel/rules/refused';
import type { Localised } from '../../kernel/rules/values';
import { CHORUS_NAME, IDENTITY_WORDS, lackingFor } from '../../settings/rules/invoicing';
import type { Refusal } from './change';
import type { Dues, Facts, Payer } from './types';

/** The data that a call for dues must contain. */

export type PayerNeed =
  | 'serviceCode'
  | 'engagementNumber'
  | 'engagementLength'
  | 'siret'
  | 'siren'
  | 'address'
  | 'nameLength'
  | 'electronicAddress';

/** The most characters of an engagement number in Chorus Pro (BR-FR-CPRO-15). */
const CHORUS_ENGAGEMENT = 50;

/** A payer without requirements. */
export const UNDEMANDING: Payer = {
  name: '',
  siren: null,
  siret: null,
  serviceCodeRequired: false,
  serviceCode: null,
  engagementRequired: false,
  facturX: false,
  invoicesTo: 'chorus-pro',
  electronicAddress: null,
  addressed: false,
};

type Numbers = Pick<Dues, 'engagementNumber' | 'serviceCode'>;

const isFilled = (text: string | null): boolean => text !== null && text.trim() !== '';

/** The data without which an invoice does not reach the platform of a body, or is refused by it. */
const platformLacks = (payer: Payer): [PayerNeed, boolean][] => {
  const { facturX, invoicesTo, electronicAddress: address } = payer;
  const siren = payer.siren ?? payer.siret?.slice(0, 9) ?? null;
  const isAsked = facturX && invoicesTo === 'platform';
  const isWrong = address !== null && isFilled(address) && !isElectronicAddress(address, siren);
  return [
    ['siren', isAsked && siren === null],
    ['electronicAddress', isAsked && isWrong],
  ];
};

/**
 * The data that the payer requires and a call lacks. A body that requires a service code or an
 * engagement number gets its calls through Chorus Pro, which identifies it by SIRET.
 */
export const payerLacks = (payer: Payer, call: Numbers): PayerNeed[] => {
  const { serviceCodeRequired, engagementRequired, siret, facturX, addressed, name } = payer;
  const { engagementNumber } = call;
  const isChorus = facturX && payer.invoicesTo === 'chorus-pro';
  const isPublic = serviceCodeRequired || engagementRequired || isChorus;
  const needs: [PayerNeed, boolean][] = [
    ['serviceCode', serviceCodeRequired && !isFilled(call.serviceCode)],
    ['engagementNumber', engagementRequired && !isFilled(engagementNumber)],
    ['engagementLength', isChorus && (engagementNumber ?? '').length > CHORUS_ENGAGEMENT],
    ['siret', isPublic && !isFilled(siret)],
    ...platformLacks(payer),
    ['address', facturX && !addressed],
    ['nameLength', isChorus && name.length > CHORUS_NAME],
  ];
  return needs.flatMap(([need, lacks]) => (lacks ? [need] : []));
};

const WORDS: Record<PayerNeed, Localised> = {
  serviceCode: {
    fr: 'le code service (fiche de l’organisme, ou formulaire de l’appel)',
    en: 'the service code (page of the organisation, or form of the call)',
  },
  engagementNumber: {
    fr: 'le numéro d’engagement (formulaire de l’appel, ou réponse au renouvellement)',
    en: 'the engagement number (form of the call, or answer to the renewal)',
  },
  engagementLength: {
    fr: `un numéro d’engagement de ${CHORUS_ENGAGEMENT} caractères au plus (formulaire de l’appel)`,
    en: `an engagement number of ${CHORUS_ENGAGEMENT} characters at most (form of the call)`,
  },
  siret: {
    fr: 'le SIRET (fiche de l’organisme)',
    en: 'the SIRET (page of the organisation)',
  },
  siren: {
    fr: 'le SIREN ou le SIRET (fiche de l’organisme)',
    en: 'the SIREN or the SIRET (page of the organisation)',
  },
  address: {
    fr: 'l’adresse entière : rue, code postal et ville (fiche de l’organisme)',
    en: 'the whole address: street, postal code and city (page of the organisation)',
  },
  nameLength: {
    fr: `un nom de ${CHORUS_NAME} caractères au plus (fiche de l’organisme, pour Chorus Pro)`,
    en: `a name of ${CHORUS_NAME} characters at most (page of the organisation, for Chorus Pro)`,
  },
  electronicAddress: {
    fr: 'une adresse de facturation électronique qui commence par le SIREN, ou vide (fiche de l’organisme)',
    en: 'an address for electronic invoices that begins with the SIREN, or none (page of the organisation)',
  },
};

/** The field of the form of a call in which something is typed. */
const FIELDS: Partial<Record<PayerNeed, keyof Numbers>> = {
  serviceCode: 'serviceCode',
  engagementNumber: 'engagementNumber',
  engagementLength: 'engagementNumber',
};

const listed = (words: readonly Localised[]): Localised => ({
  fr: words.map(({ fr }) => fr).join(', '),
  en: words.map(({ en }) => en).join(', '),
});

/** Why a call cannot be issued with these numbers; null when nothing is missing. */
export const whyNotCalled = (facts: Facts, call: Numbers): Refusal | null => {
  const { payer, issuerLacks } = facts;
  const lacks = payerLacks(payer, call);
  if (lacks.length > 0) {
    const what = listed(lacks.map((need) => WORDS[need]));
    const [field] = lacks.flatMap((need) => FIELDS[need] ?? []);
    return refused('call-lacks', { lacks, what, ...(field ? { field } : {}) });
  }
  const invoiceLacks = payer.facturX ? lackingFor(payer.invoicesTo, facts.invoiceLacks) : [];
  const missing = [...issuerLacks, ...invoiceLacks];
  if (missing.length === 0) return null;
  const what = listed(missing.map((need) => IDENTITY_WORDS[need]));
  return refused('call-lacks-identity', { lacks: missing, what });
};

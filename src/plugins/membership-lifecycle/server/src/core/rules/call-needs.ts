import type { InvoiceNeed } from '../../kernel/rules/identity';
import { refused } from '../../kernel/rules/refused';
import type { Localised } from '../../kernel/rules/values';
import type { Refusal } from './change';
import type { Dues, Facts, Payer } from './types';

/** The data that a call for dues must contain. */

export type PayerNeed = 'serviceCode' | 'engagementNumber' | 'siret' | 'address';

/** A payer without requirements. */
export const UNDEMANDING: Payer = {
  siret: null,
  serviceCodeRequired: false,
  serviceCode: null,
  engagementRequired: false,
  facturX: false,
  addressed: false,
};

type Numbers = Pick<Dues, 'engagementNumber' | 'serviceCode'>;

const isFilled = (text: string | null): boolean => text !== null && text.trim() !== '';

/**
 * The data that the payer requires and a call lacks. A body that requires a service code, an
 * engagement number or invoice data gets its calls through Chorus Pro, which identifies it by
 * SIRET.
 */
export const payerLacks = (payer: Payer, call: Numbers): PayerNeed[] => {
  const { serviceCodeRequired, engagementRequired, siret, facturX, addressed } = payer;
  const isPublic = serviceCodeRequired || engagementRequired || facturX;
  const needs: [PayerNeed, boolean][] = [
    ['serviceCode', serviceCodeRequired && !isFilled(call.serviceCode)],
    ['engagementNumber', engagementRequired && !isFilled(call.engagementNumber)],
    ['siret', isPublic && !isFilled(siret)],
    ['address', facturX && !addressed],
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
  siret: {
    fr: 'le SIRET (fiche de l’organisme)',
    en: 'the SIRET (page of the organisation)',
  },
  address: {
    fr: 'l’adresse entière : rue, code postal et ville (fiche de l’organisme)',
    en: 'the whole address: street, postal code and city (page of the organisation)',
  },
};

const ISSUER_WORDS: Record<Facts['issuerLacks'][number], Localised> = {
  name: { fr: 'le nom', en: 'the name' },
  bank: { fr: 'l’IBAN', en: 'the IBAN' },
  siret: { fr: 'le SIRET ou le numéro RNA', en: 'the SIRET or the RNA number' },
  address: { fr: 'l’adresse postale', en: 'the postal address' },
  contact: { fr: 'un courriel ou un téléphone', en: 'an e-mail address or a telephone' },
  rate: { fr: 'la décision qui fixe la cotisation', en: 'the decision that sets the dues' },
};

const INVOICE_WORDS: Record<InvoiceNeed, Localised> = {
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
    const field = lacks.find((need) => need === 'serviceCode' || need === 'engagementNumber');
    return refused('call-lacks', { lacks, what, ...(field ? { field } : {}) });
  }
  const invoiceLacks = payer.facturX ? facts.invoiceLacks : [];
  const missing = [...issuerLacks, ...invoiceLacks];
  if (missing.length === 0) return null;
  const what = listed([
    ...issuerLacks.map((need) => ISSUER_WORDS[need]),
    ...invoiceLacks.map((need) => INVOICE_WORDS[need]),
  ]);
  return refused('call-lacks-identity', { lacks: missing, what });
};

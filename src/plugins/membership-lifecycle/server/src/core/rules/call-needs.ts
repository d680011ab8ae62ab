import { refused } from '../../kernel/rules/refused';
import type { Localised } from '../../kernel/rules/values';
import {
  BODY_WORDS,
  bodyLacks,
  IDENTITY_WORDS,
  lackingFor,
  type BodyNeed,
} from '../../settings/rules/invoicing';
import type { Refusal } from './change';
import type { Dues, Facts, Payer } from './types';

/** The data that a call for dues must contain. */

export type PayerNeed = 'serviceCode' | 'engagementNumber' | 'siret' | BodyNeed;

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

/**
 * The data that the payer requires and a call lacks. A body that requires a service code or an
 * engagement number gets its calls through Chorus Pro, which identifies it by SIRET.
 */
export const payerLacks = (payer: Payer, call: Numbers): PayerNeed[] => {
  const { serviceCodeRequired, engagementRequired, siret, facturX, invoicesTo } = payer;
  const isChorus = facturX && invoicesTo === 'chorus-pro';
  const isPublic = serviceCodeRequired || engagementRequired || isChorus;
  const needs: [PayerNeed, boolean][] = [
    ['serviceCode', serviceCodeRequired && !isFilled(call.serviceCode)],
    ['engagementNumber', engagementRequired && !isFilled(call.engagementNumber)],
    ['siret', isPublic && !isFilled(siret)],
  ];
  const lacks = needs.flatMap(([need, isMissing]) => (isMissing ? [need] : []));
  return facturX ? [...lacks, ...bodyLacks(payer, call.engagementNumber)] : lacks;
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
  ...BODY_WORDS,
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

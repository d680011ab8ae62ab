import { refused } from '../../kernel/rules/refused';
import type { Localised } from '../../kernel/rules/values';
import {
  BODY_WORDS,
  bodyLacks,
  IDENTITY_WORDS,
  isEngagementTooLong,
  lackingFor,
  type BodyNeed,
} from '../../settings/rules/invoicing';
import type { Refusal } from './change';
import type { Dues, Facts, Payer } from './types';

/** The data that a call for dues must contain. */

export type PayerNeed =
  'serviceCode' | 'engagementNumber' | 'serviceOrEngagement' | 'siret' | BodyNeed;

/** A payer without requirements. */
export const UNDEMANDING: Payer = {
  name: '',
  siren: null,
  siret: null,
  serviceCodeRequired: false,
  serviceCode: null,
  engagementRequired: false,
  serviceOrEngagementRequired: false,
  facturX: false,
  invoicesTo: 'chorus-pro',
  electronicAddress: null,
  addressed: false,
};

type Numbers = Pick<Dues, 'engagementNumber' | 'serviceCode'>;

const isFilled = (text: string | null): boolean => text !== null && text.trim() !== '';

type Demands = Pick<
  Payer,
  | 'serviceCodeRequired'
  | 'engagementRequired'
  | 'serviceOrEngagementRequired'
  | 'facturX'
  | 'invoicesTo'
>;

/** Whether a body requires one of the numbers by which Chorus Pro directs what is deposited. */
const requiresNumber = (payer: Demands): boolean =>
  payer.serviceCodeRequired || payer.engagementRequired || payer.serviceOrEngagementRequired;

/**
 * Whether the calls of a body are deposited on Chorus Pro: as electronic invoices, or as papers by
 * hand for a body that requires a number of Chorus Pro.
 */
export const goesByChorus = (payer: Demands): boolean =>
  payer.facturX ? payer.invoicesTo === 'chorus-pro' : requiresNumber(payer);

/** The numbers that the payer requires and a call lacks. */
const numbersLacking = (payer: Payer, call: Numbers): PayerNeed[] => {
  const [service, engagement] = [isFilled(call.serviceCode), isFilled(call.engagementNumber)];
  const { serviceCodeRequired, engagementRequired, serviceOrEngagementRequired } = payer;
  const isAlone = !serviceCodeRequired && !engagementRequired;
  const needs: [PayerNeed, boolean][] = [
    ['serviceCode', serviceCodeRequired && !service],
    ['engagementNumber', engagementRequired && !engagement],
    ['serviceOrEngagement', serviceOrEngagementRequired && isAlone && !service && !engagement],
  ];
  return needs.flatMap(([need, isMissing]) => (isMissing ? [need] : []));
};

/** Whether a call waits for a number that its body is to give: of its own engagement. */
export const awaitsNumber = (payer: Payer, call: Numbers): boolean =>
  numbersLacking(payer, { ...call, serviceCode: call.serviceCode ?? payer.serviceCode }).some(
    (need) => need === 'engagementNumber' || need === 'serviceOrEngagement',
  );

/**
 * The data that the payer requires and a call lacks. A body that requires a service code or an
 * engagement number gets its calls through Chorus Pro, which identifies it by SIRET and limits the
 * lengths of what is deposited, as a paper too.
 */
export const payerLacks = (payer: Payer, call: Numbers): PayerNeed[] => {
  const isKnownBySiret = requiresNumber(payer) || goesByChorus(payer);
  const lacks: PayerNeed[] = [
    ...numbersLacking(payer, call),
    ...(isKnownBySiret && !isFilled(payer.siret) ? (['siret'] as const) : []),
  ];
  if (payer.facturX) return [...lacks, ...bodyLacks(payer, call.engagementNumber)];
  const isTooLong = goesByChorus(payer) && isEngagementTooLong(call.engagementNumber);
  return isTooLong ? [...lacks, 'engagementLength'] : lacks;
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
  serviceOrEngagement: {
    fr: 'le code service ou le numéro d’engagement (formulaire de l’appel)',
    en: 'the service code or the engagement number (form of the call)',
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
  serviceOrEngagement: 'engagementNumber',
  engagementLength: 'engagementNumber',
};

const listed = (words: readonly Localised[]): Localised => ({
  fr: words.map(({ fr }) => fr).join(', '),
  en: words.map(({ en }) => en).join(', '),
});

/** The numbers of Chorus Pro, as if the member had answered its renewal with them. */
const ANSWERED: Numbers = { engagementNumber: '-', serviceCode: '-' };

/**
 * The requirements of a payer that a call lacks, in words; null when nothing is missing. Without the
 * numbers of a call, those that it lacks whatever they are.
 */
export const payerLacksInWords = (payer: Payer, call: Numbers | null): Localised | null => {
  const lacks = payerLacks(payer, call ?? ANSWERED);
  return lacks.length === 0 ? null : listed(lacks.map((need) => WORDS[need]));
};

/** Why no call can be issued to a body, whatever it answers to its renewal; null when it can. */
export const whyNeverCalled = (payer: Payer): Localised | null => payerLacksInWords(payer, null);

/** The data that the association lacks for the invoices of a payer, or for a number in Chorus Pro. */
const invoiceLacksFor = (payer: Payer, lacks: Facts['invoiceLacks']): Facts['invoiceLacks'] => {
  if (payer.facturX) return lackingFor(payer.invoicesTo, lacks);
  return goesByChorus(payer) ? lacks.filter((need) => need === 'chorus-number') : [];
};

/** Why a call cannot be issued with these numbers; null when nothing is missing. */
export const whyNotCalled = (facts: Facts, call: Numbers): Refusal | null => {
  const { payer, issuerLacks } = facts;
  const lacks = payerLacks(payer, call);
  if (lacks.length > 0) {
    const what = listed(lacks.map((need) => WORDS[need]));
    const [field] = lacks.flatMap((need) => FIELDS[need] ?? []);
    return refused('call-lacks', { lacks, what, ...(field ? { field } : {}) });
  }
  const missing = [...issuerLacks, ...invoiceLacksFor(payer, facts.invoiceLacks)];
  if (missing.length === 0) return null;
  const what = listed(missing.map((need) => IDENTITY_WORDS[need]));
  return refused('call-lacks-identity', { lacks: missing, what });
};

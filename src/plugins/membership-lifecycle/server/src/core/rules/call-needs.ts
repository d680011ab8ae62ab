import type { InvoiceNeed } from '../../kernel/rules/identity';
import { refused } from '../../kernel/rules/refused';
import type { Localised } from '../../kernel/rules/values';
import type { Refusal } from './change';
import type { CallPaper, CallSaid, DecisionContext, Dues, Facts, Payer } from './types';

/** The data that a call for dues must contain, and its papers. */

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

/** The papers of a call, the latest edition first. */
export const papersOf = (papers: readonly CallPaper[], duesId: string): CallPaper[] =>
  papers.filter((paper) => paper.duesId === duesId).sort((a, b) => b.edition - a.edition);

/** The latest paper of a call, if it has one. */
export const standingPaper = (
  papers: readonly CallPaper[],
  duesId: string,
): CallPaper | undefined => papersOf(papers, duesId)[0];

/** The contents of a call's paper if it were issued now. */
const saidNow = ({ dues, terms }: Facts, duesId: string): CallSaid | null => {
  const call = dues.find(({ id }) => id === duesId);
  const term = terms.find(({ id }) => id === call?.termId);
  if (!call || !term) return null;
  const { amount, dueOn } = call;
  const { startsOn, endsOn } = term;
  return { amount, dueOn, startsOn, endsOn };
};

/**
 * The outdated contents of a call's latest paper: its price, period or due date was corrected
 * since. Null when they are still right, or when the contents were not recorded.
 */
export const outdatedPaper = (facts: Facts, duesId: string): CallSaid | null => {
  const said = standingPaper(facts.papers, duesId)?.said;
  const now = saidNow(facts, duesId);
  if (!said || !now) return null;
  const keys = Object.keys(now) as (keyof CallSaid)[];
  return keys.some((key) => said[key] !== now[key]) ? said : null;
};

/** The next paper of a call: the first, or an edition that replaces the latest. */
export const nextPaper = (facts: Facts, duesId: string, ctx: DecisionContext): CallPaper => {
  const last = standingPaper(facts.papers, duesId);
  return {
    id: ctx.newId(),
    membershipId: facts.membership.id,
    duesId,
    edition: (last?.edition ?? 0) + 1,
    issuedOn: ctx.today,
    format: facts.payer.facturX ? 'factur-x' : 'pdf',
    replacesId: last?.id ?? null,
    said: saidNow(facts, duesId),
  };
};

/** Adds a paper for every call that a command issued; refuses when a call lacks required data. */
export const addPapersOfCalls = (
  before: Facts,
  after: Facts,
  ctx: DecisionContext,
): Facts | Refusal => {
  if (after.dues === before.dues) return after;
  const known = new Set(before.dues.map(({ id }) => id));
  const issued = after.dues.filter(({ id }) => !known.has(id));
  for (const call of issued) {
    const why = whyNotCalled(after, call);
    if (why) return why;
  }
  if (issued.length === 0) return after;
  return {
    ...after,
    papers: [...after.papers, ...issued.map(({ id }) => nextPaper(after, id, ctx))],
  };
};

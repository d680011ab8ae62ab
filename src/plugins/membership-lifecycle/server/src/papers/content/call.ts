import { basisOf } from '../../../../shared/core/basis';
import type { InvoiceNetwork } from '../../../../shared/settings/invoicing';
import { replacedBy } from '../../core/rules/credit-notes';
import { askedOf, paidOf } from '../../core/rules/dues';
import type { Dues, Facts, Term } from '../../core/rules/types';
import { inLocale } from '../../kernel/rules/localised';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { formatDay, formatIban, formatMoney, oneLine } from '../../kernel/texts/format';
import { mentionsIn } from './mentions';
import { PAGE, PAGES, type Block, type Paper, type PaperSection } from './paper';
import {
  footerOf,
  known,
  rateDecisionOf,
  recipientOf,
  sayIn,
  senderOf,
  vatMentionOf,
  type Addressee,
  type Issuer,
  type Say,
} from './parties';
import { amountInWords } from './words';

/** The text of a call for dues, made from the facts of a membership. */

/** The body that is called, with its address on the platforms if it is not its SIREN. */
export interface InvoicedBody extends Addressee {
  electronicAddress: string | null;
}

export interface CallContext {
  facts: Facts;
  duesId: string;
  /** The day of the paper; a copy of a call is younger than the call. */
  editedOn: Day;
  /** The number of a copy, which is no new call; absent on the call itself. */
  copyNumber?: string;
  issuer: Issuer;
  addressee: InvoicedBody;
  /** Where the data of an invoice in the paper go; null for a paper without data. */
  invoicesTo: InvoiceNetwork | null;
}

type Key =
  | 'title'
  | 'file'
  | 'replaces'
  | 'copyTitle'
  | 'copyFile'
  | 'copied'
  | 'to'
  | 'issuedOn'
  | 'year'
  | 'period'
  | 'fromTo'
  | 'reference'
  | 'engagement'
  | 'service'
  | 'decision'
  | 'dueOn'
  | 'amountOf'
  | 'item'
  | 'amount'
  | 'dues'
  | 'total'
  | 'words'
  | 'received'
  | 'left'
  | 'leftWords'
  | 'settledWords'
  | 'paying'
  | 'how'
  | 'howValue'
  | 'holder'
  | 'quote'
  | 'contact'
  | 'page';

const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    title: 'Appel de cotisation n° {number}',
    file: 'Appel de cotisation {number}',
    replaces: 'Remplace l’appel n° {number} du {on}, annulé par un avoir.',
    copyTitle: 'Appel de cotisation n° {number} (copie)',
    copyFile: 'Copie de l’appel de cotisation {number} ({copy})',
    copied: 'Copie établie le {on}, avec ce qui a été reçu depuis : ce n’est pas un nouvel appel.',
    to: 'Adressé à',
    issuedOn: 'Date de l’appel',
    year: 'Année',
    period: 'Période d’adhésion',
    fromTo: 'du {from} au {to}',
    reference: 'Référence de l’adhésion',
    engagement: 'Numéro d’engagement',
    service: 'Code service',
    decision: 'Décision fixant la cotisation',
    dueOn: 'À régler au plus tard le',
    amountOf: 'Montant appelé',
    item: 'Objet',
    amount: 'Montant',
    dues: 'Cotisation « {tier} », {period}',
    total: 'Total à régler',
    received: 'Reçu au {on}',
    left: 'Reste à régler',
    leftWords:
      'Arrêté le présent appel de cotisation à la somme de {calledWords} ({called}), dont il reste à régler {words} ({amount}).',
    settledWords:
      'Arrêté le présent appel de cotisation à la somme de {calledWords} ({called}), entièrement réglée.',
    words: 'Arrêté le présent appel de cotisation à la somme de {words} ({amount}).',
    paying: 'Règlement',
    how: 'Mode de règlement',
    howValue: 'virement ou mandat administratif',
    holder: 'Titulaire du compte',
    quote: 'Référence à rappeler',
    contact: 'Votre interlocuteur',
    page: 'Page {page} sur {pages}',
  },
  en: {
    title: 'Call for dues no. {number}',
    file: 'Call for dues {number}',
    replaces: 'Replaces call no. {number} of {on}, cancelled by a credit note.',
    copyTitle: 'Call for dues no. {number} (copy)',
    copyFile: 'Copy of call for dues {number} ({copy})',
    copied: 'Copy made on {on}, with what was received since: this is not a new call.',
    to: 'Addressed to',
    issuedOn: 'Date of the call',
    year: 'Year',
    period: 'Membership period',
    fromTo: 'from {from} to {to}',
    reference: 'Membership reference',
    engagement: 'Commitment number',
    service: 'Service code',
    decision: 'Decision that sets the dues',
    dueOn: 'To be paid by',
    amountOf: 'Amount called for',
    item: 'Description',
    amount: 'Amount',
    dues: 'Dues “{tier}”, {period}',
    total: 'Total to pay',
    received: 'Received by {on}',
    left: 'Still to pay',
    leftWords:
      'This call for dues amounts to {calledWords} ({called}), of which {words} ({amount}) is still to be paid.',
    settledWords: 'This call for dues amounts to {calledWords} ({called}), paid in full.',
    words: 'This call for dues amounts to {words} ({amount}).',
    paying: 'Payment',
    how: 'Means of payment',
    howValue: 'bank transfer or public payment order',
    holder: 'Account holder',
    quote: 'Reference to quote',
    contact: 'Your contact',
    page: 'Page {page} of {pages}',
  },
};

/** « 2026 », or « 2026-2027 » for a season. */
const yearOf = ({ startsOn, endsOn }: Term): string => {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  return first === last ? first : `${first}-${last}`;
};

const about = (context: CallContext, call: Dues, term: Term, locale: Locale): Block => {
  const say = sayIn(TEXTS, locale);
  const { issuer, facts } = context;
  const day = (on: Day) => formatDay(on, locale);
  return {
    kind: 'facts',
    facts: known([
      [say('issuedOn'), day(call.issuedOn)],
      [say('dueOn'), day(call.dueOn)],
      [say('year'), yearOf(term)],
      [say('period'), say('fromTo', { from: day(term.startsOn), to: day(term.endsOn) })],
      [say('decision'), rateDecisionOf(issuer, locale)],
      [say('engagement'), call.engagementNumber],
      [say('service'), call.serviceCode],
      [say('reference'), facts.membership.reference],
    ]),
  };
};

/** The subject of the call, in one line. */
const itemOf = (term: Term, locale: Locale): string => {
  const say = sayIn(TEXTS, locale);
  const dates = { from: formatDay(term.startsOn, locale), to: formatDay(term.endsOn, locale) };
  const tier = oneLine(inLocale(term.tierNames, locale));
  const item = say('dues', { tier, period: say('fromTo', dates) });
  return [item, basisOf(term)?.[locale]].filter(Boolean).join(', ');
};

/**
 * The amounts of a call at the time of an edition, in cents: called, received and left. An
 * overpayment is not counted.
 */
export const amountsOf = ({ facts }: CallContext, call: Dues) => {
  const received = paidOf(facts.payments, call.id);
  return { called: call.amount, received, left: Math.max(0, askedOf(call) - received) };
};

/** The sums of a call in one sentence, in figures and in words. */
const inOneSentence = (context: CallContext, call: Dues, locale: Locale): string => {
  const { called, received, left } = amountsOf(context, call);
  const money = (cents: Cents) => formatMoney(cents, call.currency, locale);
  const words = (cents: Cents) => amountInWords(cents, call.currency, locale);
  const key = received <= 0 ? 'words' : left > 0 ? 'leftWords' : 'settledWords';
  return sayIn(TEXTS, locale)(key, {
    called: money(called),
    calledWords: words(called),
    amount: money(left),
    words: words(left),
  });
};

const amount = (context: CallContext, call: Dues, term: Term, locale: Locale): Block[] => {
  const say = sayIn(TEXTS, locale);
  const { issuer, editedOn } = context;
  const { called, received, left } = amountsOf(context, call);
  const vat = vatMentionOf(issuer, locale);
  const money = (cents: Cents) => formatMoney(cents, call.currency, locale);
  const rows: [string, string][] = [[itemOf(term, locale), money(called)]];
  if (received > 0)
    rows.push([say('received', { on: formatDay(editedOn, locale) }), money(-received)]);
  return [
    {
      kind: 'table',
      table: {
        caption: say('amountOf'),
        headers: [say('item'), say('amount')],
        rows,
        total: [say(received > 0 ? 'left' : 'total'), money(left)],
      },
    },
    { kind: 'text', text: inOneSentence(context, call, locale), strong: true },
    ...(vat ? [{ kind: 'text' as const, text: vat }] : []),
    ...mentionsIn(context, locale),
  ];
};

const paying = (call: Dues, issuer: Issuer, say: Say<Key>): PaperSection => ({
  heading: say('paying'),
  blocks: [
    {
      kind: 'facts',
      facts: known([
        [say('how'), say('howValue')],
        [say('holder'), issuer.accountHolder || issuer.legalName || issuer.name],
        ['IBAN', formatIban(issuer.iban)],
        ['BIC', issuer.bic],
        [say('quote'), call.number],
      ]),
    },
  ],
});

/** The people who answer questions about a call. */
export const contact = ({ email, phone, website }: Issuer, say: Say<'contact'>): PaperSection => ({
  heading: say('contact'),
  blocks: [{ kind: 'text', text: [email, phone, website].filter(Boolean).join(' · ') }],
});

/** The call and the term that a paper speaks of. */
export const callOf = ({ facts, duesId }: CallContext) => {
  const call = facts.dues.find(({ id }) => id === duesId);
  const term = facts.terms.find(({ id }) => id === call?.termId);
  if (!call?.number || !term) throw new Error(`No call ${duesId} to write`);
  return { call: { ...call, number: call.number }, term };
};

const noticeOf = (
  { facts, duesId, copyNumber, editedOn }: CallContext,
  locale: Locale,
): string | null => {
  const say = sayIn(TEXTS, locale);
  if (copyNumber !== undefined) return say('copied', { on: formatDay(editedOn, locale) });
  const old = replacedBy(facts, duesId);
  if (!old?.number) return null;
  return say('replaces', { number: old.number, on: formatDay(old.issuedOn, locale) });
};

/** The one-line entries of a call, used in several places. */
export const calledFor = (context: CallContext, locale: Locale) => {
  const { call, term } = callOf(context);
  return {
    title: sayIn(TEXTS, locale)(context.copyNumber === undefined ? 'title' : 'copyTitle', {
      number: call.number,
    }),
    notice: noticeOf(context, locale),
    item: itemOf(term, locale),
    footer: footerOf(context.issuer, locale),
  };
};

/** The call for dues of a term, in the language of those who pay it. */
export const callPaper = (context: CallContext, locale: Locale): Paper => {
  const { issuer, addressee, editedOn, copyNumber: copy } = context;
  const { call, term } = callOf(context);
  const { number } = call;
  const say = sayIn(TEXTS, locale);
  const { title, notice, footer } = calledFor(context, locale);
  return {
    locale,
    name: copy === undefined ? say('file', { number }) : say('copyFile', { number, copy }),
    title,
    madeOn: editedOn,
    sender: senderOf(issuer, locale),
    recipient: { heading: say('to'), ...recipientOf(addressee, locale) },
    notice,
    sections: [
      {
        heading: null,
        blocks: [about(context, call, term, locale), ...amount(context, call, term, locale)],
      },
      // No payment details when nothing is left to pay.
      ...(amountsOf(context, call).left > 0 ? [paying(call, issuer, say)] : []),
      contact(issuer, say),
    ],
    footer,
    pageLabel: say('page', { page: PAGE, pages: PAGES }),
  };
};

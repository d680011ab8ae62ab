import { creditOf } from '../../core/rules/account';
import { creditNoteOf } from '../../core/rules/credit-notes';
import type { CreditNote } from '../../core/rules/types';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { formatDay, formatMoney } from '../../kernel/texts/format';
import { calledFor, callOf, contact, type CallContext } from './call';
import { mentionsIn } from './mentions';
import { PAGE, PAGES, type Block, type Paper } from './paper';
import { known, recipientOf, sayIn, senderOf, vatMentionOf } from './parties';
import { amountInWords } from './words';

/** The text of the credit note that cancels a call, made from the facts of a membership. */

type Key =
  | 'title'
  | 'file'
  | 'cancels'
  | 'to'
  | 'issuedOn'
  | 'call'
  | 'ofCall'
  | 'cause'
  | CreditNote['cause']
  | 'replacedBy'
  | 'reference'
  | 'engagement'
  | 'service'
  | 'takenBack'
  | 'item'
  | 'amount'
  | 'total'
  | 'words'
  | 'credit'
  | 'contact'
  | 'page';

const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    title: 'Avoir n° {number}',
    file: 'Avoir {number}',
    cancels: 'Annule l’appel de cotisation n° {number} du {on} : il n’est plus à régler.',
    to: 'Adressé à',
    issuedOn: 'Date de l’avoir',
    call: 'Appel annulé',
    ofCall: 'n° {number}, du {on}',
    cause: 'Motif',
    withdrawn: 'adhésion annulée pour cette période',
    waived: 'cotisation offerte',
    corrected: 'appel corrigé',
    replacedBy: 'Remplacé par',
    reference: 'Référence de l’adhésion',
    engagement: 'Numéro d’engagement',
    service: 'Code service',
    takenBack: 'Montant annulé',
    item: 'Objet',
    amount: 'Montant',
    total: 'Montant de l’avoir',
    words: 'Arrêté le présent avoir à la somme de {words} ({amount}).',
    credit: 'Au {on}, {amount} déjà reçus restent au crédit de votre compte.',
    contact: 'Votre interlocuteur',
    page: 'Page {page} sur {pages}',
  },
  en: {
    title: 'Credit note no. {number}',
    file: 'Credit note {number}',
    cancels: 'Cancels call for dues no. {number} of {on}: nothing is to be paid on it any more.',
    to: 'Addressed to',
    issuedOn: 'Date of the credit note',
    call: 'Cancelled call',
    ofCall: 'no. {number}, of {on}',
    cause: 'Reason',
    withdrawn: 'membership cancelled for this period',
    waived: 'dues waived',
    corrected: 'call corrected',
    replacedBy: 'Replaced by',
    reference: 'Membership reference',
    engagement: 'Commitment number',
    service: 'Service code',
    takenBack: 'Amount cancelled',
    item: 'Description',
    amount: 'Amount',
    total: 'Amount of the credit note',
    words: 'This credit note amounts to {words} ({amount}).',
    credit: 'On {on}, {amount} that were received stay as a credit on your account.',
    contact: 'Your contact',
    page: 'Page {page} of {pages}',
  },
};

/** The credit note that cancels the call of a paper, with its number. */
export const noteOf = ({ facts, duesId }: CallContext) => {
  const note = creditNoteOf(facts, duesId);
  if (!note?.number) throw new Error(`No credit note of ${duesId} to write`);
  return { ...note, number: note.number };
};

const about = (context: CallContext, locale: Locale): Block => {
  const say = sayIn(TEXTS, locale);
  const { facts } = context;
  const { call } = callOf(context);
  const note = noteOf(context);
  const day = (on: Day) => formatDay(on, locale);
  const instead = facts.dues.find(({ id }) => id === note.replacedById);
  const numbered = ({ number, issuedOn }: { number: string | null; issuedOn: Day }) =>
    number ? say('ofCall', { number, on: day(issuedOn) }) : null;
  return {
    kind: 'facts',
    facts: known([
      [say('issuedOn'), day(note.issuedOn)],
      [say('call'), numbered(call)],
      [say('cause'), say(note.cause)],
      [say('replacedBy'), instead ? numbered(instead) : null],
      [say('engagement'), call.engagementNumber],
      [say('service'), call.serviceCode],
      [say('reference'), facts.membership.reference],
    ]),
  };
};

const amount = (context: CallContext, locale: Locale): Block[] => {
  const say = sayIn(TEXTS, locale);
  const { facts, issuer, editedOn } = context;
  const note = noteOf(context);
  const money = (cents: Cents) => formatMoney(cents, note.currency, locale);
  const words = amountInWords(note.amount, note.currency, locale);
  const credit = creditOf(facts);
  const vat = vatMentionOf(issuer, locale);
  return [
    {
      kind: 'table',
      table: {
        caption: say('takenBack'),
        headers: [say('item'), say('amount')],
        rows: [[calledFor(context, locale).item, money(note.amount)]],
        total: [say('total'), money(note.amount)],
      },
    },
    { kind: 'text', text: say('words', { words, amount: money(note.amount) }), strong: true },
    ...(credit > 0
      ? [
          {
            kind: 'text' as const,
            text: say('credit', { on: formatDay(editedOn, locale), amount: money(credit) }),
          },
        ]
      : []),
    ...(vat ? [{ kind: 'text' as const, text: vat }] : []),
    ...mentionsIn(context, locale),
  ];
};

/** The one-line entries of a credit note, used in several places. */
export const creditedFor = (context: CallContext, locale: Locale) => {
  const say = sayIn(TEXTS, locale);
  const { call } = callOf(context);
  const { item, footer } = calledFor(context, locale);
  return {
    title: say('title', { number: noteOf(context).number }),
    notice: say('cancels', { number: call.number, on: formatDay(call.issuedOn, locale) }),
    item,
    footer,
  };
};

/** The credit note of a call, in the language of those who were to pay it. */
export const creditNoteText = (context: CallContext, locale: Locale): Paper => {
  const { issuer, addressee, editedOn } = context;
  const say = sayIn(TEXTS, locale);
  const { title, notice, footer } = creditedFor(context, locale);
  return {
    locale,
    name: say('file', { number: noteOf(context).number }),
    title,
    madeOn: editedOn,
    sender: senderOf(issuer, locale),
    recipient: { heading: say('to'), ...recipientOf(addressee, locale) },
    notice,
    sections: [
      { heading: null, blocks: [about(context, locale), ...amount(context, locale)] },
      contact(issuer, say),
    ],
    footer,
    pageLabel: say('page', { page: PAGE, pages: PAGES }),
  };
};

import type { Payment, Term } from '../../core/rules/types';
import { inLocale } from '../../kernel/rules/localised';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { formatDay, formatMoney, oneLine } from '../../kernel/texts/format';
import type { Received, Standing } from '../rules/standing';
import { TEXTS, type Key } from './attestation-texts';
import { PAGE, PAGES, type Block, type Paper } from './paper';
import {
  footerOf,
  known,
  legalNameOf,
  namedBody,
  recipientOf,
  sayIn,
  senderOf,
  signatoryOf,
  type Addressee,
  type Issuer,
  type Say,
} from './parties';
import { amountInWords } from './words';

/** The texts of certificates (membership on a day) and of receipts (money received). */

export interface AttestationContext {
  /** `ADH-2021-0001-A1`: unlike any other paper's. */
  number: string;
  /** The day on which it is made. */
  madeOn: Day;
  /** Reference of the membership. */
  reference: string;
  issuer: Issuer;
  addressee: Addressee;
}

export interface CertificateContext extends AttestationContext {
  /** The day of which it speaks. */
  day: Day;
  standing: Standing;
}

export interface ReceiptContext extends AttestationContext {
  received: Received;
}

const PLACES: Record<Locale, string> = { fr: 'à ', en: 'in ' };

const line = (text: string, strong = false): Block => ({ kind: 'text', text, strong });

/** « l’association Les Mains Vertes »: a name that begins with the word takes its article in French. */
const articled = (name: string, locale: Locale): string =>
  locale === 'fr' ? name.replace(/^association(?=\s)/i, 'l’association') : name;

/** The sentence by which the association attests something, its name first. */
const attesting = (issuer: Issuer, locale: Locale, sentence: (name: string) => string): Block => {
  const before = legalNameOf(issuer);
  const name = articled(before, locale).replace(/^l/, 'L');
  return { kind: 'text', text: sentence(name), strong: true, before: sentence(before) };
};

const periodOf = ({ startsOn, endsOn }: Term, say: Say<Key>, locale: Locale): string =>
  say('fromTo', { from: formatDay(startsOn, locale), to: formatDay(endsOn, locale) });

/** The place, day and name, then who signs, with room for it. */
const signature = (
  key: 'made' | 'served',
  { issuer, madeOn }: AttestationContext,
  locale: Locale,
): Block => {
  const say = sayIn(TEXTS, locale);
  const city = oneLine(issuer.city);
  const place = city ? `${PLACES[locale]}${city}${locale === 'fr' ? ', ' : ' '}` : '';
  const name = legalNameOf(issuer);
  const within = articled(name, locale);
  // Which article another name takes in French is not known: it stands alone.
  const isAlone = locale === 'fr' && within === name;
  return {
    kind: 'signed',
    made: say(key, { place, on: formatDay(madeOn, locale) }),
    by: {
      text: isAlone ? name : say('by', { issuer: within }),
      before: say('by', { issuer: name }),
    },
    signatory: signatoryOf(issuer, locale),
  };
};

const framed = (
  { issuer, addressee, madeOn }: AttestationContext,
  locale: Locale,
  content: Pick<Paper, 'name' | 'title'> & { blocks: Block[] },
): Paper => {
  const say = sayIn(TEXTS, locale);
  return {
    locale,
    name: content.name,
    title: content.title,
    madeOn,
    sender: senderOf(issuer, locale),
    recipient: { heading: say('to'), ...recipientOf(addressee, locale) },
    notice: null,
    sections: [{ heading: null, blocks: content.blocks }],
    footer: footerOf(issuer, locale),
    pageLabel: say('page', { page: PAGE, pages: PAGES }),
  };
};

const duesText = ({ standing, day }: CertificateContext, say: Say<Key>, locale: Locale) => {
  const { dues } = standing;
  if (!dues) return null;
  const at = { day: formatDay(day, locale) };
  if (dues.state !== 'settled') return say(dues.state, at);
  if (dues.on <= day) return say('settled', at);
  return say('settledSince', { ...at, on: formatDay(dues.on, locale) });
};

/** The certificate that a body is a member on a day, in its language or another. */
export const certificatePaper = (context: CertificateContext, locale: Locale): Paper => {
  const { number, day, madeOn, issuer, addressee, standing, reference } = context;
  const say = sayIn(TEXTS, locale);
  const { term, status, since } = standing;
  const past = day < madeOn;
  const about = { body: namedBody(addressee), day: formatDay(day, locale) };
  const grace = past ? 'wasInGrace' : 'inGrace';
  return framed(context, locale, {
    name: say('certificateFile', { number }),
    title: say('certificate', { number }),
    blocks: [
      attesting(issuer, locale, (name) =>
        say(past ? 'wasMember' : 'isMember', { ...about, issuer: name }),
      ),
      ...(status === 'grace' && term
        ? [line(say(grace, { endsOn: formatDay(term.endsOn, locale) }))]
        : []),
      {
        kind: 'facts',
        facts: known([
          [say('reference'), reference],
          [say('since'), since && formatDay(since, locale)],
          [say('tier'), term && inLocale(term.tierNames, locale)],
          [say(status === 'grace' ? 'lastPeriod' : 'period'), term && periodOf(term, say, locale)],
          [say('dues'), duesText(context, say, locale)],
        ]),
      },
      signature('served', context, locale),
    ],
  });
};

const METHODS: readonly Key[] = ['transfer', 'mandate', 'cheque', 'card', 'cash'];

/** « Reçu le 12 mars 2026, virement, réf. VIR-12 ». */
const paymentText = (payment: Payment, say: Say<Key>, locale: Locale): string => {
  const { kind, on, method, reference } = payment;
  const what = say(kind === 'refund' ? 'refund' : 'received', { on: formatDay(on, locale) });
  const means = METHODS.find((known) => known === method);
  return [what, means ? say(means) : '', oneLine(reference ?? '')].filter(Boolean).join(', ');
};

/** Whether the call is paid in full or in part; empty for a cancelled call. */
const balance = (
  { call, remaining }: Received,
  say: Say<Key>,
  money: (cents: Cents) => string,
): Block[] => {
  if (remaining === null) return [];
  const amount = money(call.amount);
  return [
    line(
      remaining > 0 ? say('part', { left: money(remaining), amount }) : say('whole', { amount }),
    ),
  ];
};

/** The receipt for the payments on a call, with their share of it. */
export const receiptPaper = (context: ReceiptContext, locale: Locale): Paper => {
  const { number, issuer, addressee, received, reference } = context;
  const { call, term, lines, total } = received;
  const say = sayIn(TEXTS, locale);
  const money = (cents: Cents) => formatMoney(cents, call.currency, locale);
  const called = call.number
    ? say('called', { number: call.number, on: formatDay(call.issuedOn, locale) })
    : null;
  const sum = {
    body: namedBody(addressee),
    words: amountInWords(total, call.currency, locale),
    amount: money(total),
  };
  return framed(context, locale, {
    name: say('receiptFile', { number }),
    title: say('receipt', { number }),
    blocks: [
      attesting(issuer, locale, (name) => say('words', { ...sum, issuer: name })),
      {
        kind: 'facts',
        facts: known([
          [say('call'), called],
          [say('tier'), inLocale(term.tierNames, locale)],
          [say('period'), periodOf(term, say, locale)],
          [say('reference'), reference],
        ]),
      },
      {
        kind: 'table',
        table: {
          caption: say('amounts'),
          headers: [say('payment'), say('amount')],
          rows: lines.map((payment) => [paymentText(payment, say, locale), money(payment.amount)]),
          total: [say('total'), money(total)],
        },
      },
      ...balance(received, say, money),
      signature('made', context, locale),
    ],
  });
};

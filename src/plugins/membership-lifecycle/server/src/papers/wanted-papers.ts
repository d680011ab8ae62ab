import { createHash } from 'node:crypto';
import type { Identity } from '../../../shared/settings/identity';
import { UNDEMANDING, whyNotCalled } from '../core/rules/call-needs';
import { patchRow } from '../core/rules/change';
import { calledBy, isAsked } from '../core/rules/dues';
import { laterFormat, standingPaper } from '../core/rules/papers';
import { recipientOf } from '../core/rules/recipient';
import type { CallPaper, Facts } from '../core/rules/types';
import { sentence } from '../core/sentences';
import { billedAt, networkOf, type StoredPayer } from '../core/store/organisations';
import type { AttestationKind } from '../core/store/papers';
import type { Day, Locale } from '../kernel/rules/values';
import { formatDay } from '../kernel/texts/format';
import { certificatePaper, receiptPaper, type AttestationContext } from './content/attestation';
import { callPaper, type CallContext } from './content/call';
import { invoiceOf, type Invoice } from './content/invoice';
import { saidOf, type Paper as WrittenPaper } from './content/paper';
import { refuse } from './refusals/papers';
import { receivedOn, standingOn } from './rules/standing';

/** The papers that are made when somebody asks for them: certificates, receipts, copies of calls. */

/** A request: a certificate for a day, or a receipt or a copy for a call. */
export type Asked =
  | { kind: 'certificate'; on?: Day | undefined; locale?: Locale | undefined }
  | { kind: 'receipt' | 'copy'; duesId: string; locale?: Locale | undefined };

type Numbered = Pick<AttestationContext, 'number' | 'madeOn'>;

/** A paper that still needs its number, with the key of an equal one. */
export interface Wanted {
  kind: AttestationKind;
  key: string;
  duesId: string | null;
  aboutOn: Day | null;
  locale: Locale;
  write: (numbered: Numbered) => WrittenPaper;
  /** The data of an invoice, for a paper that carries them. */
  data: (numbered: Numbered) => Invoice | null;
}

/** The sources of papers besides the facts. */
export interface Around {
  payer: StoredPayer;
  identity: Identity;
  today: Day;
}

type Content = Pick<Wanted, 'duesId' | 'aboutOn' | 'write'> &
  Partial<Pick<Wanted, 'data'>> & {
    /** The day that stands on an equal paper, whatever the day on which it is asked for. */
    madeOn: Day;
  };

/** A fixed day, so that the same payments give the same paper on any day. */
const SOME_DAY = '2000-01-01';

const presented = (
  { membership }: Facts,
  { payer, identity }: Around,
  address: 'billing' | null,
) => ({
  reference: membership.reference,
  issuer: identity,
  addressee: {
    ...payer,
    address: address === 'billing' ? billedAt(payer) : (payer.address ?? payer.billingAddress),
  },
});

const certificate = (
  facts: Facts,
  { on }: { on?: Day | undefined },
  around: Around,
  locale: Locale,
): Content => {
  const { today } = around;
  const day = on ?? today;
  const answer = standingOn(facts, day, today);
  if (!answer.ok) {
    if ('reason' in answer) throw refuse(answer.reason, answer.details);
    const said = { fr: formatDay(day, 'fr'), en: formatDay(day, 'en') };
    throw refuse('not-member-on', { on: said, why: sentence(answer.because).text, field: 'on' });
  }
  const common = { ...presented(facts, around, null), day, standing: answer.standing };
  return {
    madeOn: today,
    duesId: null,
    aboutOn: day,
    write: (numbered) => certificatePaper({ ...common, ...numbered }, locale),
  };
};

const receipt = (facts: Facts, duesId: string, around: Around, locale: Locale): Content => {
  const answer = receivedOn(facts, duesId);
  if (!answer.ok) throw refuse(answer.reason, answer.details);
  const common = { ...presented(facts, around, 'billing'), received: answer.received };
  return {
    madeOn: SOME_DAY,
    duesId,
    aboutOn: null,
    write: (numbered) => receiptPaper({ ...common, ...numbered }, locale),
  };
};

/** The facts with the days that a call said when it was sent, which may have been corrected since. */
const asSent = (facts: Facts, { duesId, said }: CallPaper): Facts => {
  if (!said) return facts;
  const { dueOn, startsOn, endsOn } = said;
  const termId = facts.dues.find(({ id }) => id === duesId)?.termId ?? '';
  return patchRow(patchRow(facts, 'dues', duesId, { dueOn }), 'terms', termId, {
    startsOn,
    endsOn,
  });
};

/** A copy of a call that stands: what it asked, what was received since, and what remains. */
const copy = (facts: Facts, duesId: string, around: Around, locale: Locale): Content => {
  const call = facts.dues.find(({ id }) => id === duesId);
  if (!call) throw refuse('dues-unknown', { dues: duesId });
  if (call.cancelledOn !== null) throw refuse('dues-cancelled', { dues: calledBy(call) });
  if (!isAsked(facts, call)) throw refuse('dues-waived');
  const sent = standingPaper(facts.papers, duesId);
  if (!sent) throw refuse('call-without-paper', { dues: calledBy(call) });
  // What the payer asks of its next calls is not asked of the copy of one that it got.
  const why = whyNotCalled({ ...facts, payer: UNDEMANDING }, call);
  if (why) throw refuse(why.reason, why.details);
  const isInvoice = laterFormat(facts, duesId) === 'factur-x';
  const to = presented(facts, around, 'billing');
  const issuer = { ...to.issuer, ...sent.account };
  const common = { ...to, issuer, facts: asSent(facts, sent), duesId };
  const invoicesTo = isInvoice ? networkOf(around.payer) : null;
  const contextOf = ({ number, madeOn }: Numbered): CallContext => ({
    ...common,
    invoicesTo,
    editedOn: madeOn,
    copyNumber: number,
  });
  return {
    madeOn: SOME_DAY,
    duesId,
    aboutOn: null,
    write: (numbered) => callPaper(contextOf(numbered), locale),
    data: (numbered) => (isInvoice ? invoiceOf(contextOf(numbered), locale) : null),
  };
};

const contentOf = (facts: Facts, asked: Asked, around: Around, locale: Locale): Content => {
  if (asked.kind === 'certificate') return certificate(facts, asked, around, locale);
  return asked.kind === 'receipt'
    ? receipt(facts, asked.duesId, around, locale)
    : copy(facts, asked.duesId, around, locale);
};

/** The paper that is asked for; throws a refusal when it would not be true. */
export const wantedPaper = (facts: Facts, asked: Asked, around: Around): Wanted => {
  const role = asked.kind === 'certificate' ? 'representative' : 'billing';
  const locale = asked.locale ?? recipientOf(facts.contacts, role)?.locale ?? 'fr';
  const { madeOn, ...content } = contentOf(facts, asked, around, locale);
  // A digest of the contents without the number: an equal request gets the same paper again.
  const said = saidOf(content.write({ number: '', madeOn }));
  const digest = createHash('sha256').update(said).digest('hex');
  const key = `${asked.kind}:${facts.membership.id}:${digest}`;
  return { kind: asked.kind, key, locale, data: () => null, ...content };
};

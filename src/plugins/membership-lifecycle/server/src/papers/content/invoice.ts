import type { Term } from '../../core/rules/types';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { oneLine } from '../../kernel/texts/format';
import { amountsOf, calledFor, callOf, type CallContext, type InvoicedBody } from './call';
import { creditedFor, noteOf } from './credit-note';
import { frameOf, mentionsOf } from './mentions';
import { rateDecisionOf, vatMentionOf, type Issuer } from './parties';

/**
 * The invoice data (EN 16931) of a call, equal to what its page says. The association itself sets
 * the VAT category and writes its reason.
 */

export interface InvoiceAddress {
  lines: readonly string[];
  postalCode: string;
  city: string;
  country: string;
}

export interface InvoiceParty {
  name: string;
  /** The name in use, if it differs from the legal one. */
  tradingName: string | null;
  siren: string | null;
  siret: string | null;
  /** On the platforms, under the scheme of the French directory. */
  electronicAddress: string | null;
  address: InvoiceAddress;
}

export interface Invoice {
  kind: 'call' | 'credit-note';
  frame: string | null;
  number: string;
  issuedOn: Day;
  /** The call that a credit note cancels. */
  cancels: { number: string; issuedOn: Day } | null;
  /** The last day to pay; the day of the payment when nothing is left to pay. */
  dueOn: Day | null;
  /** Why nothing is to be paid on a credit note. */
  terms: string | null;
  period: { startsOn: Day; endsOn: Day };
  seller: InvoiceParty & { email: string; phone: string; taxNumber: string };
  buyer: InvoiceParty;
  serviceCode: string | null;
  engagementNumber: string | null;
  item: string;
  amount: Cents;
  /** The payments before a call was put on paper, up to the amount. */
  prepaid: Cents;
  currency: string;
  /** O: outside the scope of VAT; E: exempt. */
  vatCategory: 'O' | 'E';
  vatReason: string;
  /** Null when nothing is to be paid: a platform would order the payment again. */
  account: { holder: string; iban: string; bic: string } | null;
  legalNotice: string;
  notes: readonly string[];
  mentions: readonly { code: string; text: string }[];
}

const CATEGORIES = { 'outside-scope': 'O', exempt: 'E' } as const;
const SIREN_LENGTH = 9;

const orNull = (text: string | null | undefined): string | null => oneLine(text ?? '') || null;

const linesOf = (text: string): string[] => text.split('\n').map(oneLine).filter(Boolean);

const sellerOf = (issuer: Issuer, isOnPlatforms: boolean): Invoice['seller'] => {
  const name = oneLine(issuer.legalName || issuer.name);
  const known = oneLine(issuer.name);
  const siren = issuer.siret.slice(0, SIREN_LENGTH);
  return {
    name,
    tradingName: known === name ? null : known,
    siren,
    siret: issuer.siret,
    electronicAddress: isOnPlatforms ? issuer.electronicAddress || siren : null,
    address: {
      lines: linesOf(issuer.street),
      postalCode: oneLine(issuer.postcode),
      city: oneLine(issuer.city),
      country: issuer.country || 'FR',
    },
    email: issuer.email,
    phone: issuer.phone,
    taxNumber: issuer.taxNumber,
  };
};

const buyerOf = (
  { name, siret, address, electronicAddress, ...body }: InvoicedBody,
  isOnPlatforms: boolean,
): InvoiceParty => {
  const siren = body.siren ?? siret?.slice(0, SIREN_LENGTH) ?? null;
  return {
    name: oneLine(name),
    tradingName: null,
    siren,
    siret,
    electronicAddress: isOnPlatforms ? (orNull(electronicAddress) ?? siren) : null,
    address: {
      lines: linesOf(address?.lines ?? ''),
      postalCode: oneLine(address?.postalCode ?? ''),
      city: oneLine(address?.city ?? ''),
      country: address?.country ?? 'FR',
    },
  };
};

const periodOf = ({ startsOn, endsOn }: Term): Invoice['period'] => ({ startsOn, endsOn });

const accountOf = (issuer: Issuer) => ({
  holder: oneLine(issuer.accountHolder || issuer.legalName || issuer.name),
  iban: issuer.iban,
  bic: issuer.bic,
});

type Told = ReturnType<typeof calledFor>;
type Itself = Pick<
  Invoice,
  'kind' | 'number' | 'issuedOn' | 'cancels' | 'prepaid' | 'frame' | 'dueOn' | 'terms' | 'account'
>;

/** The invoice data of a call or of its credit note, without what tells them apart. */
const dataOf = (
  context: CallContext,
  locale: Locale,
  { title, notice, item, footer }: Told,
  itself: Itself,
): Invoice => {
  const { call, term } = callOf(context);
  const { issuer, addressee } = context;
  if (issuer.vatTreatment === '') throw new Error(`No VAT category for ${itself.number}`);
  const mentions = mentionsOf(context, locale);
  return {
    ...itself,
    period: periodOf(term),
    // The platforms find both parties by the addresses that their profile asks for.
    seller: sellerOf(issuer, mentions.length > 0),
    buyer: buyerOf(addressee, mentions.length > 0),
    serviceCode: orNull(call.serviceCode),
    engagementNumber: orNull(call.engagementNumber),
    item,
    amount: call.amount,
    currency: call.currency,
    vatCategory: CATEGORIES[issuer.vatTreatment],
    vatReason: vatMentionOf(issuer, locale) ?? '',
    legalNotice: footer,
    notes: [title, notice, rateDecisionOf(issuer, locale)].flatMap((text) => orNull(text) ?? []),
    mentions,
  };
};

/** The day of the last line of money on a call. */
const paidOn = ({ facts }: CallContext, duesId: string): Day | undefined =>
  facts.payments
    .filter((line) => line.duesId === duesId)
    .map(({ on }) => on)
    .sort()
    .at(-1);

/** The invoice data of a call. Required data were checked when it was issued. */
export const invoiceOf = (context: CallContext, locale: Locale): Invoice => {
  const { call } = callOf(context);
  const { id, number, issuedOn, amount, dueOn } = call;
  const prepaid = Math.min(amount, Math.max(0, amountsOf(context, call).received));
  const isPaid = prepaid === amount;
  const itself: Itself = {
    kind: 'call',
    number,
    issuedOn,
    cancels: null,
    prepaid,
    frame: frameOf(context, isPaid),
    dueOn: isPaid ? (paidOn(context, id) ?? dueOn) : dueOn,
    terms: null,
    account: isPaid ? null : accountOf(context.issuer),
  };
  return dataOf(context, locale, calledFor(context, locale), itself);
};

/** The invoice data of the credit note that cancels a call. */
export const creditInvoiceOf = (context: CallContext, locale: Locale): Invoice => {
  const { number, issuedOn } = callOf(context).call;
  const note = noteOf(context);
  const told = creditedFor(context, locale);
  const itself: Itself = {
    kind: 'credit-note',
    number: note.number,
    issuedOn: note.issuedOn,
    cancels: { number, issuedOn },
    prepaid: 0,
    frame: frameOf(context, false),
    dueOn: null,
    terms: told.notice,
    account: null,
  };
  return dataOf(context, locale, told, itself);
};

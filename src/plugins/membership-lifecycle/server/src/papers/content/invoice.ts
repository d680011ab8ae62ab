import type { Term } from '../../core/rules/types';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { oneLine } from '../../kernel/texts/format';
import { amountsOf, calledFor, callOf, type CallContext } from './call';
import { creditedFor, noteOf } from './credit-note';
import { rateDecisionOf, vatMentionOf, type Addressee, type Issuer } from './parties';

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
  address: InvoiceAddress;
}

export interface Invoice {
  kind: 'call' | 'credit-note';
  number: string;
  issuedOn: Day;
  /** The call that a credit note cancels. */
  cancels: { number: string; issuedOn: Day } | null;
  dueOn: Day;
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
  account: { holder: string; iban: string; bic: string };
  legalNotice: string;
  notes: readonly string[];
}

const CATEGORIES = { 'outside-scope': 'O', exempt: 'E' } as const;
const SIREN_LENGTH = 9;

const orNull = (text: string | null | undefined): string | null => oneLine(text ?? '') || null;

const linesOf = (text: string): string[] => text.split('\n').map(oneLine).filter(Boolean);

const sellerOf = (issuer: Issuer): Invoice['seller'] => {
  const name = oneLine(issuer.legalName || issuer.name);
  const known = oneLine(issuer.name);
  return {
    name,
    tradingName: known === name ? null : known,
    siren: issuer.siret.slice(0, SIREN_LENGTH),
    siret: issuer.siret,
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

const buyerOf = ({ name, siren, siret, address }: Addressee): InvoiceParty => ({
  name: oneLine(name),
  tradingName: null,
  siren: siren ?? siret?.slice(0, SIREN_LENGTH) ?? null,
  siret,
  address: {
    lines: linesOf(address?.lines ?? ''),
    postalCode: oneLine(address?.postalCode ?? ''),
    city: oneLine(address?.city ?? ''),
    country: address?.country ?? 'FR',
  },
});

const periodOf = ({ startsOn, endsOn }: Term): Invoice['period'] => ({ startsOn, endsOn });

type Told = ReturnType<typeof calledFor>;
type Itself = Pick<Invoice, 'kind' | 'number' | 'issuedOn' | 'cancels' | 'prepaid'>;

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
  return {
    ...itself,
    dueOn: call.dueOn,
    period: periodOf(term),
    seller: sellerOf(issuer),
    buyer: buyerOf(addressee),
    serviceCode: orNull(call.serviceCode),
    engagementNumber: orNull(call.engagementNumber),
    item,
    amount: call.amount,
    currency: call.currency,
    vatCategory: CATEGORIES[issuer.vatTreatment],
    vatReason: vatMentionOf(issuer, locale) ?? '',
    account: {
      holder: oneLine(issuer.accountHolder || issuer.legalName || issuer.name),
      iban: issuer.iban,
      bic: issuer.bic,
    },
    legalNotice: footer,
    notes: [title, notice, rateDecisionOf(issuer, locale)].flatMap((text) => orNull(text) ?? []),
  };
};

/** The invoice data of a call. Required data were checked when it was issued. */
export const invoiceOf = (context: CallContext, locale: Locale): Invoice => {
  const { call } = callOf(context);
  const { number, issuedOn, amount } = call;
  const prepaid = Math.min(amount, Math.max(0, amountsOf(context, call).received));
  const itself = { kind: 'call', number, issuedOn, cancels: null, prepaid } as const;
  return dataOf(context, locale, calledFor(context, locale), itself);
};

/** The invoice data of the credit note that cancels a call. */
export const creditInvoiceOf = (context: CallContext, locale: Locale): Invoice => {
  const { number, issuedOn } = callOf(context).call;
  const note = noteOf(context);
  return dataOf(context, locale, creditedFor(context, locale), {
    kind: 'credit-note',
    number: note.number,
    issuedOn: note.issuedOn,
    cancels: { number, issuedOn },
    prepaid: 0,
  });
};

import type { Dues, Term } from '../../core/rules/types';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import { oneLine } from '../../kernel/texts/format';
import { amountsOf, calledFor, callOf, type CallContext } from './call';
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
  number: string;
  /** The day of this edition. */
  issuedOn: Day;
  /** The edition that this one corrects, under the same number. */
  corrects: { number: string; issuedOn: Day } | null;
  dueOn: Day;
  period: { startsOn: Day; endsOn: Day };
  seller: InvoiceParty & { email: string; phone: string; taxNumber: string };
  buyer: InvoiceParty;
  serviceCode: string | null;
  engagementNumber: string | null;
  item: string;
  amount: Cents;
  /** The payments before this edition, up to the amount. */
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

/** The first edition has the day of the call; later ones have their own. */
const editions = (
  { edition, editedOn, replacedOn }: CallContext,
  call: Dues & { number: string },
): Pick<Invoice, 'issuedOn' | 'corrects'> => {
  if (edition === 1 || replacedOn === null) return { issuedOn: call.issuedOn, corrects: null };
  const replaced = edition === 2 ? call.issuedOn : replacedOn;
  return { issuedOn: editedOn, corrects: { number: call.number, issuedOn: replaced } };
};

const periodOf = ({ startsOn, endsOn }: Term): Invoice['period'] => ({ startsOn, endsOn });

/** The invoice data of a call. Required data were checked when it was issued. */
export const invoiceOf = (context: CallContext, locale: Locale): Invoice => {
  const { call, term } = callOf(context);
  const { issuer, addressee } = context;
  if (issuer.vatTreatment === '') throw new Error(`No VAT category for call ${call.number}`);
  const { title, notice, item, footer } = calledFor(context, locale);
  return {
    number: call.number,
    ...editions(context, call),
    dueOn: call.dueOn,
    period: periodOf(term),
    seller: sellerOf(issuer),
    buyer: buyerOf(addressee),
    serviceCode: orNull(call.serviceCode),
    engagementNumber: orNull(call.engagementNumber),
    item,
    amount: call.amount,
    prepaid: Math.min(call.amount, Math.max(0, amountsOf(context, call).received)),
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

import type { FacturXInvoiceInput, TradePartyInput } from '@stackforge-eu/factur-x';
import type { Cents, Euros } from '../kernel/rules/values';
import type { Invoice, InvoiceAddress, InvoiceParty } from './content/invoice';

/** Writes the XML of EN 16931 for a call or a credit note, as in Factur-X. */

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';
const VAT_NUMBER = /^[A-Z]{2}/;
/** Addresses in the directory of the French platforms. */
const DIRECTORY_SCHEME = '0225';
const CREDIT_TRANSFER = '30';

const euros = (cents: Cents): Euros => cents / 100;

const addressOf = ({ lines, postalCode, city, country }: InvoiceAddress) => {
  const [line1 = '', line2, ...more] = lines;
  return { line1, line2, line3: more.join(', ') || undefined, postalCode, city, country };
};

const partyOf = ({
  name,
  tradingName,
  siren,
  siret,
  electronicAddress,
  address,
}: InvoiceParty): TradePartyInput => ({
  name,
  ...(electronicAddress
    ? { electronicAddress: { value: electronicAddress, schemeID: DIRECTORY_SCHEME } }
    : {}),
  ...(siret ? { globalId: { value: siret, schemeID: SIRET_SCHEME } } : {}),
  ...(siren
    ? {
        legalOrganization: {
          id: siren,
          schemeID: SIREN_SCHEME,
          ...(tradingName ? { tradingName } : {}),
        },
      }
    : {}),
  address: addressOf(address),
});

const sellerOf = ({ seller, vatCategory }: Invoice): TradePartyInput => ({
  ...partyOf(seller),
  contact: { phone: seller.phone || undefined, email: seller.email || undefined },
  // Outside the scope of VAT, no tax number may be given (BR-O-02).
  ...(vatCategory === 'E'
    ? {
        taxRegistrations: [
          { id: seller.taxNumber, schemeId: VAT_NUMBER.test(seller.taxNumber) ? 'VA' : 'FC' },
        ],
      }
    : {}),
});

const documentOf = (invoice: Invoice, typeCode: string): FacturXInvoiceInput['document'] => ({
  id: invoice.number,
  issueDate: invoice.issuedOn,
  typeCode: typeCode as FacturXInvoiceInput['document']['typeCode'],
  businessProcessId: invoice.frame ?? undefined,
  buyerReference: invoice.serviceCode ?? undefined,
  notes: [
    ...invoice.notes.map((content) => ({ content })),
    { content: invoice.legalNotice, subjectCode: 'REG' },
    ...invoice.mentions.map(({ code, text }) => ({ content: text, subjectCode: code })),
  ],
});

const referencesOf = ({
  engagementNumber,
  cancels,
}: Invoice): FacturXInvoiceInput['references'] => [
  ...(engagementNumber ? [{ type: 'order' as const, id: engagementNumber }] : []),
  ...(cancels
    ? [{ type: 'preceding' as const, id: cancels.number, issueDate: cancels.issuedOn }]
    : []),
];

const totalsOf = ({ amount, prepaid, currency }: Invoice): FacturXInvoiceInput['totals'] => ({
  lineTotal: euros(amount),
  taxBasisTotal: euros(amount),
  taxTotal: 0,
  grandTotal: euros(amount),
  // The amount due is the total minus payments (BR-CO-16).
  ...(prepaid > 0 ? { prepaidAmount: euros(prepaid) } : {}),
  duePayableAmount: euros(amount - prepaid),
  currency,
});

const paymentOf = ({ dueOn, terms, account, number }: Invoice): FacturXInvoiceInput['payment'] => ({
  dueDate: dueOn ?? undefined,
  termsDescription: terms ?? undefined,
  ...(account
    ? {
        meansCode: CREDIT_TRANSFER,
        paymentReference: number,
        iban: account.iban,
        bic: account.bic || undefined,
        accountName: account.holder,
      }
    : {}),
});

const inputOf = (invoice: Invoice, typeCode: string): FacturXInvoiceInput => {
  const { amount, vatCategory, vatReason, period } = invoice;
  return {
    document: documentOf(invoice, typeCode),
    seller: sellerOf(invoice),
    buyer: partyOf(invoice.buyer),
    references: referencesOf(invoice),
    // Without a delivery date the library would add the day of issue.
    delivery: { date: period.startsOn },
    billingPeriod: { startDate: period.startsOn, endDate: period.endsOn },
    lines: [
      {
        id: '1',
        name: invoice.item,
        quantity: 1,
        unitPrice: euros(amount),
        lineTotal: euros(amount),
        vatCategoryCode: vatCategory,
        // Outside the scope of VAT there is no rate, not even zero (BR-O-05).
        ...(vatCategory === 'E' ? { vatRatePercent: 0 } : {}),
      },
    ],
    totals: totalsOf(invoice),
    vatBreakdown: [
      {
        categoryCode: vatCategory,
        ratePercent: 0,
        taxableAmount: euros(amount),
        taxAmount: 0,
        exemptionReason: vatReason,
      },
    ],
    payment: paymentOf(invoice),
  };
};

/** The XML of a call. The library is loaded on demand, since few associations need it. */
export const facturXData = async (invoice: Invoice): Promise<string> => {
  const { buildXml, DocumentTypeCode, Profile } = await import('@stackforge-eu/factur-x');
  const typeCode =
    invoice.kind === 'credit-note'
      ? DocumentTypeCode.CREDIT_NOTE
      : DocumentTypeCode.COMMERCIAL_INVOICE;
  return buildXml(inputOf(invoice, typeCode), Profile.EN16931);
};

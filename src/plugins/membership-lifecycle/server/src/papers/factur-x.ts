import type { FacturXInvoiceInput, TradePartyInput } from '@stackforge-eu/factur-x';
import type { Cents, Euros } from '../kernel/rules/values';
import type { Invoice, InvoiceAddress, InvoiceParty } from './content/invoice';

/** Writes the data of a call as Factur-X has it: the XML of EN 16931. */

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';
const VAT_NUMBER = /^[A-Z]{2}/;
/** The frame of Chorus Pro for an invoice that its supplier hands in. */
const SUPPLIER_INVOICE = 'A1';
const CREDIT_TRANSFER = '30';

const euros = (cents: Cents): Euros => cents / 100;

const addressOf = ({ lines, postalCode, city, country }: InvoiceAddress) => {
  const [line1 = '', line2, ...more] = lines;
  return { line1, line2, line3: more.join(', ') || undefined, postalCode, city, country };
};

const partyOf = ({ name, tradingName, siren, siret, address }: InvoiceParty): TradePartyInput => ({
  name,
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
  // Who is outside the scope of VAT says no number of it (BR-O-02).
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
  businessProcessId: SUPPLIER_INVOICE,
  buyerReference: invoice.serviceCode ?? undefined,
  notes: [
    ...invoice.notes.map((content) => ({ content })),
    { content: invoice.legalNotice, subjectCode: 'REG' },
  ],
});

const referencesOf = ({
  engagementNumber,
  corrects,
}: Invoice): FacturXInvoiceInput['references'] => [
  ...(engagementNumber ? [{ type: 'order' as const, id: engagementNumber }] : []),
  ...(corrects
    ? [{ type: 'preceding' as const, id: corrects.number, issueDate: corrects.issuedOn }]
    : []),
];

const totalsOf = ({ amount, prepaid, currency }: Invoice): FacturXInvoiceInput['totals'] => ({
  lineTotal: euros(amount),
  taxBasisTotal: euros(amount),
  taxTotal: 0,
  grandTotal: euros(amount),
  // What is due is the total less what was paid (BR-CO-16).
  ...(prepaid > 0 ? { prepaidAmount: euros(prepaid) } : {}),
  duePayableAmount: euros(amount - prepaid),
  currency,
});

const inputOf = (invoice: Invoice, typeCode: string): FacturXInvoiceInput => {
  const { amount, vatCategory, vatReason, period, account } = invoice;
  return {
    document: documentOf(invoice, typeCode),
    seller: sellerOf(invoice),
    buyer: partyOf(invoice.buyer),
    references: referencesOf(invoice),
    // The library gives each invoice a day of delivery, the day of issue for want of another.
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
        // What is outside the scope of VAT has no rate, not even zero (BR-O-05).
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
    payment: {
      meansCode: CREDIT_TRANSFER,
      dueDate: invoice.dueOn,
      paymentReference: invoice.number,
      iban: account.iban,
      bic: account.bic || undefined,
      accountName: account.holder,
    },
  };
};

/** The XML that a call carries. The library is loaded with the first: few associations ask for it. */
export const facturXData = async (invoice: Invoice): Promise<string> => {
  const { buildXml, DocumentTypeCode, Profile } = await import('@stackforge-eu/factur-x');
  const typeCode = invoice.corrects
    ? DocumentTypeCode.CORRECTED_INVOICE
    : DocumentTypeCode.COMMERCIAL_INVOICE;
  return buildXml(inputOf(invoice, typeCode), Profile.EN16931);
};

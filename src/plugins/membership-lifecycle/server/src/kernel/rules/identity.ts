/** The association's identity, as messages and calls need it. */

export interface Filled {
  name: string;
  senderEmail: string;
  iban: string;
  siret: string;
  rna: string;
  rateDecision: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
  phone: string;
  signatoryName: string;
}

export type Need =
  'name' | 'sender' | 'bank' | 'siret' | 'address' | 'contact' | 'rate' | 'signatory';
export type CallNeed = Exclude<Need, 'sender' | 'signatory'>;

const NEEDS: readonly [Need, (identity: Filled) => boolean][] = [
  ['name', ({ name }) => name !== ''],
  ['sender', ({ senderEmail }) => senderEmail !== ''],
  ['bank', ({ iban }) => iban !== ''],
  ['siret', ({ siret }) => siret !== ''],
  ['address', ({ street, postcode, city }) => [street, postcode, city].every((one) => one !== '')],
  ['contact', ({ email, phone }) => email !== '' || phone !== ''],
  ['rate', ({ rateDecision }) => rateDecision !== ''],
  ['signatory', ({ signatoryName }) => signatoryName !== ''],
];

/** Degrees of accessibility under the RGAA, in the wording of the law; empty before an audit. */
export const CONFORMITIES = ['', 'none', 'partial', 'full'] as const;

/** The association's treatment of VAT on dues; empty until it has said so. */
export const VAT_TREATMENTS = ['', 'outside-scope', 'exempt'] as const;
export type VatTreatment = (typeof VAT_TREATMENTS)[number];

/** Further fields of the association, for the data of an invoice. */
export interface Taxed {
  siret: string;
  vatTreatment: VatTreatment;
  vatMention: string;
  taxNumber: string;
}

export type InvoiceNeed = 'own-siret' | 'vat-treatment' | 'vat-mention' | 'tax-number';

const INVOICE_NEEDS: readonly [InvoiceNeed, (identity: Taxed) => boolean][] = [
  ['own-siret', ({ siret }) => siret !== ''],
  ['vat-treatment', ({ vatTreatment }) => vatTreatment !== ''],
  // The norm requires the reason for zero VAT (BR-O-10, BR-E-10), and a tax number when exempt
  // (BR-E-02).
  ['vat-mention', ({ vatMention }) => vatMention !== ''],
  ['tax-number', ({ vatTreatment, taxNumber }) => vatTreatment !== 'exempt' || taxNumber !== ''],
];

/** The missing parts of the identity, the most urgent first. */
export const missingIdentity = (identity: Filled): Need[] =>
  NEEDS.filter(([, isThere]) => !isThere(identity)).map(([need]) => need);

/**
 * The parts missing for calls for dues. Only messages need a sender, only certificates and receipts
 * a signatory, and an association without a SIRET may give its RNA number instead.
 */
export const missingForCalls = (identity: Filled): CallNeed[] =>
  missingIdentity(identity)
    .filter((need) => need !== 'sender' && need !== 'signatory')
    .filter((need) => need !== 'siret' || identity.rna === '');

/** The parts missing for the data of an invoice, besides those that every call needs. */
export const missingForInvoices = (identity: Taxed): InvoiceNeed[] =>
  INVOICE_NEEDS.filter(([, isThere]) => !isThere(identity)).map(([need]) => need);

/** Whether messages can leave under the association's own name. */
export const isIdentityKnown = (identity: Filled): boolean => {
  const missing = missingIdentity(identity);
  return !missing.includes('name') && !missing.includes('sender');
};

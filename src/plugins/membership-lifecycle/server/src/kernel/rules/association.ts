/** The association, as messages and papers present it. */
export interface Association {
  name: string;
  legalName: string;
  siret: string;
  vatMention: string;
  vatMentionEn: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  email: string;
  phone: string;
  website: string;
  accountHolder: string;
  iban: string;
  bic: string;
  rateDecision: string;
  rateDecisionEn: string;
}

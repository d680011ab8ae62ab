import type { BankAccount } from './values';

/** The account of an association alone. */
export const accountIn = ({ accountHolder, iban, bic }: BankAccount): BankAccount => ({
  accountHolder,
  iban,
  bic,
});

/** The association, as messages and papers present it. */
export interface Association extends BankAccount {
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
  rateDecision: string;
  rateDecisionEn: string;
}

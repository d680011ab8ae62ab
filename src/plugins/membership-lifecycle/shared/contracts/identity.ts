/** GET|PUT /membership-lifecycle/settings/identity */
export interface Identity {
  name: string;
  legalName: string;
  rna: string;
  siret: string;
  address: string;
  email: string;
  phone: string;
  website: string;
  iban: string;
  bic: string;
  senderName: string;
  senderEmail: string;
  replyTo: string;
  timeZone: string;
  /** The decision that fixes the rate, said on calls ("AG du 12 juin 2020"). */
  rateDecision: string;
}

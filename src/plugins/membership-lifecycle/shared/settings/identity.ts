/** PUT /membership-lifecycle/settings/identity, with the version that was read in `If-Match`. */
export interface Identity {
  name: string;
  legalName: string;
  /** "Association loi 1901", "fondation"… */
  legalForm: string;
  rna: string;
  /** The SIREN is its first nine digits. */
  siret: string;
  /** The sentence about VAT that the law wants on calls. */
  vatMention: string;
  /** How its dues stand with VAT; empty while it has not said. */
  vatTreatment: '' | 'outside-scope' | 'exempt';
  /** Its VAT number, or the tax number that it has instead: data of exempt dues must carry one. */
  taxNumber: string;
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166-1, two letters. */
  country: string;
  email: string;
  phone: string;
  website: string;
  /** Where the public pages are, without a final slash; empty when this server shows them. */
  siteUrl: string;
  /** What an audit of the public pages found of them under the RGAA; empty while there was none. */
  accessibility: '' | 'none' | 'partial' | 'full';
  /** Where the statement of that audit is published; empty while it is not. */
  accessibilityUrl: string;
  /** A file of the media library. */
  logoId: number | null;
  accountHolder: string;
  iban: string;
  bic: string;
  /** The decision that fixes the rate, said on calls ("AG du 12 juin 2020"). */
  rateDecision: string;
  callPrefix: string;
  callDigits: number;
  senderName: string;
  senderEmail: string;
  replyTo: string;
  timeZone: string;
}

/** What messages and calls need of the identity, in the order in which it is asked. */
export type IdentityNeed = 'name' | 'sender' | 'bank' | 'siret' | 'address' | 'contact' | 'rate';

export interface LogoView {
  id: number;
  name: string;
  url: string;
  alternativeText: string | null;
}

/** GET /membership-lifecycle/settings/identity */
export interface IdentityView {
  identity: Identity;
  /** Goes up at every save. */
  version: number;
  /** Null when there is none, also when its file was deleted. */
  logo: LogoView | null;
  missing: IdentityNeed[];
  /** The number that the next call for dues takes if it is issued today. */
  nextCall: { year: number; value: number };
}

/** Details of a save that is refused because somebody else saved meanwhile (409). */
export interface IdentityChanged extends IdentityView {
  by: { fr: string; en: string };
}

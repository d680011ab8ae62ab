import type { FontPair } from './face';
import type { CHORUS_FRAMES } from './invoicing';
import type { SitePath } from './site-paths';
import type { Voters } from './voters';

/**
 * PUT /membership-lifecycle/settings/identity, with the version that was read in `If-Match`. Texts
 * are in French; their `…En` is said in English instead, where it is not empty. Paths (`site-paths.ts`)
 * are those of a site of one's own; empty as on the site of this server.
 */
export interface Identity extends Record<SitePath, string> {
  name: string;
  legalName: string;
  /** "Association loi 1901", "fondation"… */
  legalForm: string;
  legalFormEn: string;
  rna: string;
  /** The SIREN is its first nine digits. */
  siret: string;
  /** The sentence about VAT required on calls. */
  vatMention: string;
  vatMentionEn: string;
  /** The VAT treatment of dues; empty until it is set. */
  vatTreatment: '' | 'outside-scope' | 'exempt';
  /** The VAT number, or another tax number: invoice data for exempt dues must have one. */
  taxNumber: string;
  /** The association's address on the platforms of electronic invoices, if not its SIREN. */
  electronicAddress: string;
  /** The "cadre de facturation" of invoices in Chorus Pro. */
  chorusFrame: (typeof CHORUS_FRAMES)[number];
  /** Invoices on platforms mention recovery costs, late payment and early payment; may be empty. */
  recoveryMention: string;
  latenessMention: string;
  discountMention: string;
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166-1, two letters. */
  country: string;
  email: string;
  phone: string;
  website: string;
  /** The address of the public pages, without a final slash; empty when this server serves them. */
  siteUrl: string;
  /** The person who answers for the contents of the pages, as the legal notice names them. */
  publicationDirector: string;
  /** The host of the pages: name, address and telephone, line by line. */
  hosting: string;
  /** Pages of the association elsewhere, one address a line. */
  links: string;
  /** The voters of general assemblies; empty for those of the assembly before. */
  voters: '' | Voters;
  /** The result of an RGAA audit of the public pages; empty before one. */
  accessibility: '' | 'none' | 'partial' | 'full';
  /** The address of the audit's statement; empty before it is published. */
  accessibilityUrl: string;
  /** A file of the media library. */
  logoId: number | null;
  /** The same: shown where contents have no picture of their own. */
  pictureId: number | null;
  /** `#rrggbb`; empty for the application's own. */
  color: string;
  secondColor: string;
  /** Empty for the first pair. */
  fonts: '' | FontPair;
  /** The person who signs certificates and receipts. */
  signatoryName: string;
  /** Their office in the association ("trésorière"). */
  signatoryQuality: string;
  signatoryQualityEn: string;
  accountHolder: string;
  iban: string;
  bic: string;
  /** The decision that set the rate, printed on calls ("AG du 12 juin 2020"). */
  rateDecision: string;
  rateDecisionEn: string;
  callPrefix: string;
  callDigits: number;
  senderName: string;
  senderEmail: string;
  replyTo: string;
  timeZone: string;
}

/** Parts of the identity required for messages and calls, in the order of the form. */
export type IdentityNeed =
  'name' | 'sender' | 'bank' | 'siret' | 'address' | 'contact' | 'rate' | 'signatory';

/** A file of the media library, as the form shows it. */
export interface ImageView {
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
  /** Null without one, or when its file was deleted. */
  logo: ImageView | null;
  picture: ImageView | null;
  missing: IdentityNeed[];
  /** The number of the next call, if issued today. */
  nextCall: { year: number; value: number };
}

/** Details of a save refused because somebody else saved meanwhile (409). */
export interface IdentityChanged extends IdentityView {
  by: { fr: string; en: string };
}

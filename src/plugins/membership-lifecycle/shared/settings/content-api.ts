/** `GET /api/association`: who the association is, as anybody may know it. */

export interface PublicAssociation {
  /** The name that people use; empty while nobody has said it. */
  name: string;
  /** The name of its statutes, where it is another. */
  legalName: string;
  /** “Association loi 1901”. */
  legalForm: string;
  siret: string | null;
  /** Null while the town is not said. */
  address: {
    /** The street, and whatever stands above the postal code, one line after the other. */
    lines: string;
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166. */
    country: string;
  } | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** What an audit of the public pages found under the RGAA; null while there was none. */
  accessibility: 'none' | 'partial' | 'full' | null;
  /** Where the statement of that audit is published. */
  accessibilityStatement: string | null;
  /** `url` is a path of this server, unless the media library lies elsewhere. */
  logo: { url: string; alternativeText: string | null } | null;
  /** What becomes of personal data; null while the association has not said whom to turn to. */
  privacy: { fr: PrivacyNotice; en: PrivacyNotice } | null;
}

/** One part of what is said of personal data, in one language; a blank line parts paragraphs. */
export interface PrivacyPart {
  id: 'controller' | 'purpose' | 'recipients' | 'duration' | 'rights';
  heading: string;
  text: string;
}

/** What becomes of the personal data of whoever applies: who answers for it, why, how long, which rights. */
export interface PrivacyNotice {
  /** Changes with any word of it; an application names the one that was shown. */
  version: string;
  parts: PrivacyPart[];
}

import type { Whole } from '../kernel/content-api';
import type { FontPair } from './face';

/** `GET /api/association`: the public data of the association. */

export interface PublicAssociation {
  /** The name in use; empty until it is set. */
  name: string;
  /** The legal name, if it differs. */
  legalName: string;
  /** “Association loi 1901”. */
  legalForm: string;
  siret: string | null;
  /** Null until the town is set. */
  address: {
    /** The lines above the postal code, one per line. */
    lines: string;
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166. */
    country: string;
  } | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** Its number in the national register of associations (RNA). */
  rna: string | null;
  /** The person who answers for the contents of the pages. */
  publicationDirector: string | null;
  /** The host of the pages, line by line. */
  hosting: string | null;
  /** Addresses of its pages elsewhere. */
  links: string[];
  /** The result of an RGAA audit of the public pages; null before one. */
  accessibility: 'none' | 'partial' | 'full' | null;
  /** The address of the audit's statement. */
  accessibilityStatement: string | null;
  /** `url` is a path on this server, unless the media library is elsewhere. */
  logo: {
    url: string;
    alternativeText: string | null;
    /** In pixels; null of a drawing whose size the library does not know. */
    width: Whole | null;
    height: Whole | null;
  } | null;
  /** The colours and fonts of the association, or the application's own. */
  face: PublicFace;
  /** The notice on personal data; null until the association gives a contact for such questions. */
  privacy: { fr: PrivacyNotice; en: PrivacyNotice } | null;
}

/**
 * The face of the association. Colours are `#rrggbb`, dark enough for a text on white and for a white
 * text on them.
 */
export interface PublicFace {
  /** Of links and buttons. */
  color: string;
  /** Of blocks that stand out. */
  secondColor: string;
  /** The pair of fonts, by name: `headingFont` and `textFont` are its families. */
  fonts: FontPair;
  headingFont: string;
  textFont: string;
}

/** A part of the notice on personal data in one language; blank lines separate paragraphs. */
export interface PrivacyPart {
  id: 'controller' | 'purpose' | 'recipients' | 'duration' | 'rights';
  heading: string;
  text: string;
}

/** The notice on applicants' personal data: the person responsible, purpose, retention and rights. */
export interface PrivacyNotice {
  /** Changes with every change of the text; applications send the version shown. */
  version: string;
  parts: PrivacyPart[];
}

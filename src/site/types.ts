import type { PublicOffer } from '../api/offer/reading/types';

/** Types of the pages; the plugin's answers are typed by their shape. */

export type Language = 'fr' | 'en';
export const LANGUAGES: readonly Language[] = ['fr', 'en'];

/** What becomes of personal data, in one language. */
export interface PrivacyNotice {
  version: string;
  parts: { id: string; heading: string; text: string }[];
}

/** The association as anybody may know it. */
export interface Association {
  name: string;
  legalName: string;
  legalForm: string;
  siret: string | null;
  address: { lines: string; postalCode: string; city: string; country: string } | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** What an audit of the pages found under the RGAA; null while there was none. */
  accessibility: 'none' | 'partial' | 'full' | null;
  accessibilityStatement: string | null;
  logo: { url: string; alternativeText: string | null } | null;
  /** Null until the association gives a contact for such questions. */
  privacy: Record<Language, PrivacyNotice> | null;
}

/** Whether an application for an offer can be made on a day. */
export type OfferState = 'open' | 'closed' | 'coming';

export interface Page {
  language: Language;
  association: Association;
  /** The address of the site, without a slash at its end. */
  site: string;
}

export interface OfferPage extends Page {
  offer: PublicOffer;
  state: OfferState;
  /** Whether it is an unpublished draft, shown to its editors only. */
  draft: boolean;
}

/** An association that has not said yet who it is. */
export const NOBODY: Association = {
  name: '',
  legalName: '',
  legalForm: '',
  siret: null,
  address: null,
  email: null,
  phone: null,
  website: null,
  accessibility: null,
  accessibilityStatement: null,
  logo: null,
  privacy: null,
};

import type { Measure } from '../core/content-api';
import type { Day, Locale, Whole } from '../kernel/content-api';
import type { PrivacyNotice } from '../settings/content-api';

/** The responsibility of a contact in the organisation. */
export type ContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

/** A measure of the organisation, which the tier asked for has its price by. */
export interface ApplyingFigure {
  /** The one that the form asks for. */
  measure: Measure;
  /** Inhabitants, whole euros of a yearly budget, or people employed: 0 to 1000000000000. */
  value: Whole;
  /** The year that it is of, at most the next one. */
  year: Whole;
}

/** The applying organisation. */
export interface ApplyingOrganisation {
  /** At most 200 characters. */
  name: string;
  /** 14 digits, spaces allowed; null for bodies abroad. */
  siret?: string | null;
  address: {
    /** Department, street with number, post box: one per line. */
    lines: string;
    /** Five digits in France. */
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166-1, `FR` for France. */
    country: string;
  };
  /** Needed for a tier with brackets; refused with any other. */
  figure?: ApplyingFigure | null;
}

/** A person to whom the association may write. */
export interface ApplyingContact {
  name: string;
  email: string;
  role: ContactRole;
  /** The language of messages to them. */
  locale: Locale;
  phone?: string | null;
}

/**
 * POST /api/applications. The first contact is the applicant, who gets the confirmation. Up to 64 kB
 * of JSON.
 */
export interface ApplicationBody {
  /** Code of a tier on offer today, as in `/api/offers/current`. */
  tier: string;
  organisation: ApplyingOrganisation;
  /** One to five. */
  contacts: ApplyingContact[];
  message?: string | null;
  /** Id of the consent text that the applicant agreed to; missing when the form shows none. */
  consent?: string | null;
  /** Version of the notice on personal data in the form; refused when it has changed since. */
  notice: string;
  /** The solution of `/api/applications/challenge` from altcha's widget; it works once. */
  altcha: string;
  /** A hidden field against robots; it must stay empty. */
  website?: string;
}

/** A proof-of-work challenge in the format of altcha's widget, valid for an hour and for one form. */
export interface AltchaChallenge {
  parameters: {
    algorithm: string;
    nonce: string;
    salt: string;
    /** @asType integer */
    cost: number;
    /** @asType integer */
    keyLength: number;
    keyPrefix: string;
    keySignature: string;
    /**
     * Seconds since the epoch.
     * @asType integer
     */
    expiresAt: number;
  };
  signature: string;
}

/** The received application; the answer does not depend on whether the organisation is known. */
export interface ApplicationReceived {
  /** Such as `DEM-7K2M-91QX`: applicant and association refer to the application by it. */
  reference: string;
}

/** The current version of a text that the applicant must agree to. */
export interface AskedConsent {
  id: string;
  title: string;
  /** Plain text; blank lines separate paragraphs. */
  text: string;
  version: Whole;
  /** The language of the text: French when the translation is missing. */
  locale: Locale;
}

/** The contents of the application form today. GET /api/applications/form?locale= */
export interface ApplicationForm {
  /** Empty when no consent is required. */
  consents: AskedConsent[];
  /**
   * The notice to show beside the form; null while it is incomplete, and no application is
   * accepted then.
   */
  privacy: PrivacyNotice | null;
  /** The tiers on offer today; empty without an open offer or while `privacy` is null. */
  tiers: {
    code: string;
    name: string;
    closesOn: Day | null;
    /**
     * The measure to ask for, with the year to propose for it, the last one; null for a tier of one
     * price. The brackets are those of the offer.
     */
    figure: { measure: Measure; year: Whole } | null;
  }[];
}

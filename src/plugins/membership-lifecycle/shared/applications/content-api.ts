import type { Day, Locale, Whole } from '../kernel/content-api';
import type { PrivacyNotice } from '../settings/content-api';

/** What somebody of the organisation deals with. */
export type ContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

/** Who applies, as the form asks for it. */
export interface ApplyingOrganisation {
  /** At most 200 characters. */
  name: string;
  /** 14 digits, spaces allowed; bodies abroad have none. */
  siret?: string | null;
  address: {
    /** Service, number and street, post box: one a line. */
    lines: string;
    /** Five digits in France. */
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166-1, `FR` for France. */
    country: string;
  };
}

/** Somebody whom the association may write to. */
export interface ApplyingContact {
  name: string;
  email: string;
  role: ContactRole;
  /** The language in which they are written to. */
  locale: Locale;
  phone?: string | null;
}

/**
 * POST /api/applications. The first contact is the applicant, who gets the confirmation. Up to 64 kB
 * of JSON.
 */
export interface ApplicationBody {
  /** Code of a tier that is on offer today, as `/api/offers/current` lists them. */
  tier: string;
  organisation: ApplyingOrganisation;
  /** One to five. */
  contacts: ApplyingContact[];
  message?: string | null;
  /** Id of the text that the form showed and the applicant agreed to; none when the form asks for none. */
  consent?: string | null;
  /** Version of the notice on personal data that the form showed; refused when it has changed since. */
  notice: string;
  /** What altcha's widget answers to `/api/applications/challenge`; it serves once. */
  altcha: string;
  /** A field that people do not see, and must stay empty: robots fill it in. */
  website?: string;
}

/** A challenge of altcha, as its widget takes it: a proof of work, good for an hour and for one form. */
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

/** What came in; the same whether the association knows the organisation or not. */
export interface ApplicationReceived {
  /** As `DEM-7K2M-91QX`: by it, the applicant and the association speak of the same application. */
  reference: string;
}

/** A text that the applicant agrees to, by the version that the form shows. */
export interface AskedConsent {
  id: string;
  title: string;
  /** Plain text; a blank line parts paragraphs. */
  text: string;
  version: Whole;
  /** The language of the text: French where it has not been translated. */
  locale: Locale;
}

/** What the form of an application shows today. GET /api/applications/form?locale= */
export interface ApplicationForm {
  /** Empty when the association asks for none. */
  consents: AskedConsent[];
  /** To be shown beside the form; null while the association cannot say it, and then takes no application. */
  privacy: PrivacyNotice | null;
  /** What one can apply for today; empty while no offer is open, or `privacy` is null. */
  tiers: { code: string; name: string; closesOn: Day | null }[];
}

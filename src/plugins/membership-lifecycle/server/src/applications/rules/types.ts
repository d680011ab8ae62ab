import type { ContactRole } from '../../core/rules/types';
import type { Day, Locale, Localised } from '../../kernel/rules/values';

/** An application to join, as it was sent. */
export interface Submission {
  tierCode: string;
  organisation: {
    name: string;
    siret: string | null;
    address: { lines: string; postalCode: string; city: string; country: string };
  };
  /** The first is the applicant. */
  contacts: {
    name: string;
    email: string;
    role: ContactRole;
    locale: Locale;
    phone: string | null;
  }[];
  message: string | null;
  /** The text that was agreed to. */
  consentTextId: string | null;
}

/** What the applicant was told of their data, in their language. */
export interface ShownNotice {
  version: string;
  locale: Locale;
  parts: { heading: string; text: string }[];
}

/**
 * `linked`: it made a membership of its own. `waiting`: a body that is known looks like it, and staff
 * decide. `attached`: staff said that it comes from a member. `spam`: emptied of what it said.
 */
export type ApplicationState = 'linked' | 'waiting' | 'attached' | 'spam';

/** By what a body that is there was recognised. */
export type RecognisedBy = 'siret' | 'former-siret' | 'siren' | 'name' | 'former-name' | 'email';

/** What staff are told of an application that came in. */
export interface ApplicationNotice {
  reference: string;
  organisation: string;
  city: string;
  tierNames: Localised;
  applicant: string;
  email: string;
  /** The page on which it is dealt with. */
  link: string;
  known: { name: string; by: RecognisedBy } | null;
}

/** An application as it is kept. What it said is null once it was emptied. */
export interface Application {
  id: string;
  reference: string;
  state: ApplicationState;
  tierCode: string;
  organisation: Submission['organisation'] | null;
  contacts: Submission['contacts'] | null;
  message: string | null;
  consentTextId: string | null;
  /** Null of applications that came before there was one. */
  notice: ShownNotice | null;
  /** Lower case, to be counted by; empty once it was emptied. */
  applicantEmail: string;
  /** Name of the body, names and addresses of its contacts, lower case, a line each: what searches read. */
  people: string;
  /** The membership that it made, or that it was attached to. */
  membershipId: string | null;
  knownOrganisationId: string | null;
  knownBy: RecognisedBy | null;
  receivedOn: Day;
  receivedAt: number;
  /** Whether the applicant was written to: an address gets a few confirmations a day, no more. */
  confirmed: boolean;
  treatedAt: number | null;
  actorType: string | null;
  actorId: string | null;
  digest: string;
  /** Of what it said and its day: the second lock against the same application twice. */
  onceKey: string;
}

declare module '../../core/rules/types' {
  interface MessageSubjects {
    application: ApplicationNotice;
  }
}

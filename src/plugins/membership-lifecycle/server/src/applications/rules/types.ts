import type { RecognisedBy } from '../../../../shared/applications/applications';
import type { Figure, Measure } from '../../../../shared/core/brackets';
import type { ContactRole } from '../../core/rules/types';
import type { Day, Locale, Localised } from '../../kernel/rules/values';

/** A measure of the organisation, as its applicant gave it. */
export interface SubmittedFigure extends Figure {
  measure: Measure;
}

/** An application to join, as it was sent. */
export interface Submission {
  tierCode: string;
  organisation: {
    name: string;
    siret: string | null;
    address: { lines: string; postalCode: string; city: string; country: string };
    /** Missing in what was kept before there were brackets. */
    figure?: SubmittedFigure | null;
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

/** The notice on personal data that the applicant saw, in their language. */
export interface ShownNotice {
  version: string;
  locale: Locale;
  parts: { heading: string; text: string }[];
}

/**
 * `linked`: it has its own membership. `waiting`: it resembles an existing body, and staff must
 * decide. `attached`: staff linked it to a member. `spam`: its contents were erased.
 */
export type ApplicationState = 'linked' | 'waiting' | 'attached' | 'spam';

/** The match by which a body was recognised. */
export type { RecognisedBy };

/** The data for the announcement to staff. */
export interface ApplicationNotice {
  reference: string;
  organisation: string;
  city: string;
  tierNames: Localised;
  applicant: string;
  email: string;
  /** The page on which staff handle it. */
  link: string;
  known: { name: string; by: RecognisedBy } | null;
}

/** A stored application; its contents are null after they were erased. */
export interface Application {
  id: string;
  reference: string;
  state: ApplicationState;
  tierCode: string;
  organisation: Submission['organisation'] | null;
  contacts: Submission['contacts'] | null;
  message: string | null;
  consentTextId: string | null;
  /** Null for applications from before notices existed. */
  notice: ShownNotice | null;
  /** In lower case, for counting; empty once erased. */
  applicantEmail: string;
  /** Names and addresses of the body and its contacts, in lower case, one per line, for searches. */
  people: string;
  /** The membership created for it, or to which it was attached. */
  membershipId: string | null;
  knownOrganisationId: string | null;
  knownBy: RecognisedBy | null;
  receivedOn: Day;
  receivedAt: number;
  /** Whether the applicant got a confirmation; there is a daily limit per address. */
  confirmed: boolean;
  treatedAt: number | null;
  actorType: string | null;
  actorId: string | null;
  digest: string;
  /** A digest of the contents and the day: a second protection against repeated applications. */
  onceKey: string;
}

declare module '../../core/rules/types' {
  interface MessageSubjects {
    application: ApplicationNotice;
  }
}

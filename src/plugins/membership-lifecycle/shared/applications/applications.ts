import type { Figure, Measure } from '../core/brackets';
import type { Actor, Day, Localised } from '../kernel/common';
import type { Money } from '../kernel/content-api';
import type { MessageRow } from '../messages/messages';

/** The applications that a list shows; `todo` waits for staff. */
export type ApplicationFilter = 'todo' | 'done' | 'spam' | 'all';

/**
 * `linked`: with its own membership. `waiting`: similar to a member. `attached`: of an existing
 * member.
 */
export type ApplicationState = 'linked' | 'waiting' | 'attached' | 'spam';

/** A member with its status, beside an application. */
export interface ApplicationMember {
  membershipId: string | null;
  organisation: string;
  reference: string | null;
  status: string | null;
}

/** In what a body resembles one that is known. */
export type RecognisedBy = 'siret' | 'former-siret' | 'siren' | 'name' | 'former-name' | 'email';

/** GET /membership-lifecycle/applications?state=&search=&page=&pageSize= */
export interface ApplicationRow {
  id: string;
  reference: string;
  state: ApplicationState;
  /** Whether staff must act: it resembles a member, or its candidate is undecided. */
  todo: boolean;
  receivedAt: string;
  /** Null after an erasure. */
  organisation: { name: string; city: string } | null;
  tier: { code: string; names: Localised };
  applicant: { name: string; email: string } | null;
  /** The membership created for it, or to which it was attached. */
  membership: ApplicationMember | null;
  /** The body that it resembles, and in what. */
  known: (ApplicationMember & { by: RecognisedBy }) | null;
}

/** The sent measure of the organisation, which prices its tier. */
export interface SentFigure extends Figure {
  measure: Measure;
  /** The dues of a whole period by the offer of the day on which it came; null without such an offer. */
  dues: Money | null;
  /** The figure on the record of the body that it resembles; null where there is none. */
  known: Figure | null;
  /** Whether the body that it resembles gets it as the application is attached. */
  carried: boolean;
}

/** GET /membership-lifecycle/applications/:id */
export interface ApplicationView extends ApplicationRow {
  sent: {
    name: string;
    siret: string | null;
    address: { lines: string; postalCode: string; city: string; country: string };
    contacts: {
      name: string;
      email: string;
      role: string;
      locale: 'fr' | 'en';
      phone: string | null;
    }[];
    message: string | null;
    /** Null for a tier of one price. */
    figure: SentFigure | null;
  } | null;
  /** Of the sent contacts, by their places, those that the body that it resembles does not have. */
  newContacts: number[];
  consent: { title: string; version: number; text: string; givenOn: Day } | null;
  /** The notice on personal data that the applicant saw; null before notices existed. */
  notice: {
    version: string;
    locale: 'fr' | 'en';
    parts: { heading: string; text: string }[];
  } | null;
  /** The state of the confirmation to the applicant; null when none was written. */
  confirmation: MessageRow['state'] | null;
  treated: { by: Actor; at: string } | null;
}

/** POST /membership-lifecycle/applications/:id/attach */
export interface AttachInput {
  /** The sent contacts to add to the member, by their places. */
  contacts: number[];
}

/** GET, PUT /membership-lifecycle/applications/settings */
export interface FormSettings {
  /** Title of the consent text that the form asks for; empty for none. */
  consentTitle: string;
  /** The address for announcements; empty for the association's own. */
  notify: string;
}

export interface FormSettingsView extends FormSettings {
  /** Titles of consent texts. */
  titles: string[];
  /** The association's own address. */
  association: string;
  /**
   * Missing parts of the identity that keep the form closed: it must say who is responsible for
   * the data.
   */
  missing: ('name' | 'contact')[];
}

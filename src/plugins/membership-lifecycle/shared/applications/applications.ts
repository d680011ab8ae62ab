import type { Actor, Day, Localised } from '../kernel/common';
import type { MessageRow } from '../messages/messages';

/** Which applications a list shows; `todo` waits for staff. */
export type ApplicationFilter = 'todo' | 'done' | 'spam' | 'all';

/** `linked` has a membership of its own, `waiting` looks like a member, `attached` comes from one. */
export type ApplicationState = 'linked' | 'waiting' | 'attached' | 'spam';

/** A member with where it stands, beside an application. */
export interface ApplicationMember {
  membershipId: string | null;
  organisation: string;
  reference: string | null;
  status: string | null;
}

/** GET /membership-lifecycle/applications?state=&search=&page=&pageSize= */
export interface ApplicationRow {
  id: string;
  reference: string;
  state: ApplicationState;
  /** It waits for staff: a member looks like it, or its candidacy is to be decided. */
  todo: boolean;
  receivedAt: string;
  /** Null once what was typed has been forgotten. */
  organisation: { name: string; city: string } | null;
  tier: { code: string; names: Localised };
  applicant: { name: string; email: string } | null;
  /** The membership that it made, or that it was attached to. */
  membership: ApplicationMember | null;
  /** The body that it looks like, and by what. */
  known:
    | (ApplicationMember & {
        by: 'siret' | 'former-siret' | 'siren' | 'name' | 'former-name' | 'email';
      })
    | null;
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
  } | null;
  consent: { title: string; version: number; text: string; givenOn: Day } | null;
  /** What the applicant was told of their data; null before there was a notice. */
  notice: {
    version: string;
    locale: 'fr' | 'en';
    parts: { heading: string; text: string }[];
  } | null;
  /** What became of the confirmation to the applicant; null when none was written. */
  confirmation: MessageRow['state'] | null;
  treated: { by: Actor; at: string } | null;
}

/** GET, PUT /membership-lifecycle/applications/settings */
export interface FormSettings {
  /** Title of the consent text that the form asks for; empty for none. */
  consentTitle: string;
  /** Address that is told of an application; empty for the association's own. */
  notify: string;
}

export interface FormSettingsView extends FormSettings {
  /** Titles of consent texts. */
  titles: string[];
  /** The association's own address. */
  association: string;
  /** What the identity lacks for the form to be open: it cannot say who answers for personal data. */
  missing: ('name' | 'contact')[];
}

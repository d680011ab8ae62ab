import type { Day, Instant, Locale, Whole } from '../kernel/content-api';

/** An event, or a programme that goes on for a while. */
export type OccasionKind = 'event' | 'programme';

/** What an occasion takes today, for who has no priority. */
export type Openness = 'draft' | 'cancelled' | 'over' | 'closed' | 'soon' | 'full' | 'open';

/** A published occasion, in one language, and nobody's name. GET /api/occasions?locale=&page=&pageSize= */
export interface PublicOccasion {
  id: string;
  kind: OccasionKind;
  title: string;
  description: string | null;
  place: string | null;
  link: string | null;
  startsOn: Day;
  /** `HH:MM` in the occasion's zone; null when it has no hour. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  /** The zone in which times are said, as `Europe/Paris`. */
  timeZone: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Places; null when they are not counted. */
  capacity: Whole | null;
  /** Places that are left; null when they are not counted. */
  left: Whole | null;
  /** Code of the right that taking part draws on; null when it asks for none. */
  benefit: string | null;
  /** Uses of a counted right that one registration takes. */
  units: Whole;
  /** First day of registrations for the public; a member's priority comes before it. */
  opensOn: Day | null;
  closesOn: Day | null;
  openness: Openness;
}

/** POST /api/occasions/:id/registrations: a contact of the member, or a name, one of the two. */
export interface RegistrationBody {
  membership: string;
  contactId?: string;
  name?: string;
  /** Where the confirmation goes, with the calendar file. */
  email?: string;
  locale?: Locale;
}

/** A registration that was made. */
export interface Registered {
  id: string;
  occasion: string;
  membership: string;
  registeredOn: Day;
  /** The line of the ledger that it wrote; null when nothing is counted. */
  usage: string | null;
}

/** POST /api/occasions/registrations/:id/cancel */
export interface CancelRegistrationBody {
  reason: string;
}

/** A registration that was cancelled: its place is free, its use given back. */
export interface CancelledRegistration {
  id: string;
  occasion: string;
  state: 'cancelled';
}

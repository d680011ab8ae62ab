import type { Day, Instant, Locale, Whole } from '../kernel/content-api';

/** An event, or a programme over a longer time. */
export type OccasionKind = 'event' | 'programme';

/** Whether an occasion takes registrations today, without a priority. */
export type Openness = 'draft' | 'cancelled' | 'over' | 'closed' | 'soon' | 'full' | 'open';

/**
 * A published occasion in one language, without names of people. GET
 * /api/occasions?locale=&page=&pageSize=
 */
export interface PublicOccasion {
  id: string;
  /** The same as `id`, as Strapi's clients call it. */
  documentId: string;
  /** When it was last saved, published or cancelled. */
  updatedAt: Instant;
  kind: OccasionKind;
  title: string;
  /** Plain text, with an empty line between paragraphs. */
  description: string | null;
  place: string | null;
  /** Of a video call or a page; always null for the public. */
  link: string | null;
  startsOn: Day;
  /** `HH:MM` in the occasion's time zone; null for whole days. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  /** The time zone, such as `Europe/Paris`. */
  timeZone: string;
  startsAt: Instant;
  endsAt: Instant;
  /** The number of places; null for no limit. */
  capacity: Whole | null;
  /** Free places; null for no limit. */
  left: Whole | null;
  /** Code of the required right; null when none is required. */
  benefit: string | null;
  /** Units of a counted right per registration. */
  units: Whole;
  /** First day of registration for the public; holders of a priority may register earlier. */
  opensOn: Day | null;
  /** Whether its right is such a priority. */
  priority: boolean;
  /** The most days of lead that a tier on offer gives by it; null without one. */
  priorityDays: Whole | null;
  /** The day on which these begin; null where registration opens with publication. */
  priorityFrom: Day | null;
  closesOn: Day | null;
  openness: Openness;
}

/** POST /api/occasions/:id/registrations: a contact of the member, or a name, one of the two. */
export interface RegistrationBody {
  membership: string;
  contactId?: string;
  name?: string;
  /** The address for the confirmation and the calendar file. */
  email?: string;
  locale?: Locale;
}

/** A registration that was made. */
export interface Registered {
  id: string;
  occasion: string;
  membership: string;
  registeredOn: Day;
  /** The ledger line of the use; null when nothing is counted. */
  usage: string | null;
}

/** POST /api/occasions/registrations/:id/cancel */
export interface CancelRegistrationBody {
  reason: string;
}

/** A cancelled registration: its place is free again, and its use given back. */
export interface CancelledRegistration {
  id: string;
  occasion: string;
  state: 'cancelled';
}

/**
 * An occasion to come, as one member may take part in it. GET
 * /api/me/memberships/:documentId/occasions?page=&pageSize=
 */
export interface OwnOccasion extends PublicOccasion {
  /** The first day on which this member may register, its priority counted; null for any day. */
  from: Day | null;
  /** Whether one more of the member's people may be registered now. */
  allowed: boolean;
  /** Why not; null when it is allowed. */
  reason: string | null;
  text: string | null;
  /** The right that it draws on, and what is left of it; null where nothing is counted. */
  right: { name: string; unit: string | null; remaining: Whole | null } | null;
  /** Those of the member's people who are registered. */
  registrations: { id: string; person: string; self: boolean }[];
}

/**
 * POST /api/me/memberships/:documentId/registrations, with `Idempotency-Key`. Without a name, the
 * person who is signed in.
 */
export interface OwnRegistrationBody {
  occasion: string;
  name?: string;
  /** The address for the confirmation and the calendar file. */
  email?: string;
  locale?: Locale;
}

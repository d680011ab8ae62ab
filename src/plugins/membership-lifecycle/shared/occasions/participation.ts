import type { Actor, Day, Localised } from '../kernel/common';
import type { BenefitKind } from '../kernel/content-api';
import type { OccasionKind, Openness, RegistrationBody } from './content-api';

/** A right that occasions may draw on. GET /membership-lifecycle/occasions/rights */
export interface OccasionRightChoice {
  code: string;
  kind: BenefitKind;
  names: Localised;
  units: Localised | null;
}

/**
 * The fields that staff write of an event or a programme. Times are in the association's zone.
 * POST /membership-lifecycle/occasions; PUT /membership-lifecycle/occasions/:id with `version`
 */
export interface OccasionInput {
  kind: OccasionKind;
  titles: Localised;
  descriptions: Localised;
  place: string;
  link: string;
  startsOn: Day;
  /** `HH:MM`; both times or neither. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  capacity: number | null;
  benefitCode: string | null;
  units: number;
  opensOn: Day | null;
  closesOn: Day | null;
  /** Whether the public reads of it; members always do. */
  announced: boolean;
}

/** GET /membership-lifecycle/occasions?when=&kind=&search=&page=&pageSize= */
export interface OccasionRow {
  id: string;
  kind: OccasionKind;
  openness: Openness;
  titles: Localised;
  place: string | null;
  startsOn: Day;
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  timeZone: string;
  capacity: number | null;
  taken: number;
  right: OccasionRightChoice | null;
  units: number;
}

/** GET /membership-lifecycle/occasions/:id */
export interface OccasionView extends OccasionRow {
  descriptions: Localised;
  link: string | null;
  opensOn: Day | null;
  closesOn: Day | null;
  announced: boolean;
  publishedOn: Day | null;
  cancelledOn: Day | null;
  cancelReason: string | null;
  /** Registrations of a cancelled occasion that are still to be cancelled. */
  unsettled: number;
  version: number;
}

/** GET /membership-lifecycle/registrations?occasion=&membership=&state=&search=&page=&pageSize= */
export interface RegistrationRow {
  id: string;
  occasion: {
    id: string;
    kind: OccasionKind;
    titles: Localised;
    startsOn: Day;
    endsOn: Day;
  };
  membershipId: string;
  reference: string;
  organisation: string;
  name: string;
  email: string | null;
  state: 'registered' | 'cancelled';
  registeredOn: Day;
  actor: Actor;
  /** The right that was used; null when none is required. */
  right: Localised | null;
  /** Units of a counted right; 0 when nothing is counted. */
  used: number;
  units: Localised | null;
  /** False when the member lacks the right on its day; null when cancelled. */
  covered: boolean | null;
  /** The last day of a membership that ends before the occasion; null when none is known. */
  memberUntil: Day | null;
  cancelledOn: Day | null;
  cancelReason: string | null;
  attendance: 'came' | 'absent' | null;
  /** Today in the association's time zone: attendance can be recorded from the first day on. */
  today: Day;
}

/** GET /membership-lifecycle/occasions/:id/eligibility?membership= */
export interface Eligibility {
  allowed: boolean;
  /** Why not; null when it is allowed. */
  reason: string | null;
  text: Localised | null;
  right: Localised | null;
  units: Localised | null;
  /** The rest of the quota afterwards; null when nothing is counted down. */
  left: number | null;
  covered: boolean;
  contacts: { id: string; name: string; email: string }[];
}

/** POST /membership-lifecycle/occasions/:id/registrations: a contact of the member, or a name. */
export type RegistrationInput = RegistrationBody;

import type { BenefitKind } from '../../core/rules/types';
import type { Span } from '../../kernel/rules/moments';
import type { Day, Locale, Localised } from '../../kernel/rules/values';

/** The words of participation: an occasion is an event or a programme that members take part in. */

export const OCCASION_KINDS = ['event', 'programme'] as const;
export type OccasionKind = (typeof OCCASION_KINDS)[number];
export const OCCASION_STATES = ['draft', 'published', 'cancelled'] as const;
export type OccasionState = (typeof OCCASION_STATES)[number];

/** The fields of an occasion that staff write. */
export interface OccasionForm extends Span {
  kind: OccasionKind;
  titles: Localised;
  descriptions: Localised;
  place: string | null;
  link: string | null;
  /** Null: as many as come. */
  capacity: number | null;
  /** The right that it draws on; null: open to every member. */
  benefitCode: string | null;
  /** The units of a counted right per registration. */
  units: number;
  /** First day of registration without a priority; null for the day of publication. */
  opensOn: Day | null;
  /** Last day of registration; null: until it is over. */
  closesOn: Day | null;
  /** Whether the public reads of it; members always do. Null in rows from before there was a choice. */
  announced: boolean | null;
}

/** The benefit at the time of the last save. */
export interface OccasionRight {
  benefitKind: BenefitKind | null;
  benefitNames: Localised | null;
  benefitUnits: Localised | null;
}

export interface Occasion extends OccasionForm, OccasionRight {
  id: string;
  /** The zone in which its times are said. */
  timeZone: string;
  /** Milliseconds since the epoch; the end is not part of it. */
  startsAt: number;
  endsAt: number;
  /** Places held. */
  taken: number;
  state: OccasionState;
  publishedOn: Day | null;
  cancelledOn: Day | null;
  cancelReason: string | null;
  /** The number of changes that calendars were told. */
  sequence: number;
  /** The number of its saves. */
  version: number;
  savedAt: number;
}

export type RegistrationState = 'registered' | 'cancelled';
export type Attendance = 'came' | 'absent';

/** Somebody who takes part in the name of a member. */
export interface Registration {
  id: string;
  occasionId: string;
  membershipId: string;
  contactId: string | null;
  name: string;
  email: string | null;
  locale: Locale;
  state: RegistrationState;
  registeredOn: Day;
  registeredAt: number;
  actorType: string;
  actorId: string;
  usageId: string | null;
  units: number;
  cancelledOn: Day | null;
  cancelReason: string | null;
  attendance: Attendance | null;
}

/** The data of a message on somebody's registration. */
export interface ParticipationNotice {
  occasion: Occasion;
  /** The line of the ledger that the registration wrote; null when nothing is counted. */
  usageId: string | null;
}

declare module '../../core/rules/types' {
  interface MessageSubjects {
    participation: ParticipationNotice;
  }
}

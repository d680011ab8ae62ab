import type { Actor } from '../../../shared/kernel/common';
import type { PublicOccasion, Openness } from '../../../shared/occasions/content-api';
import type {
  OccasionRow,
  OccasionView,
  RegistrationRow,
} from '../../../shared/occasions/participation';
import type { MembershipName } from '../core/store/memberships';
import type { RefusalError } from '../kernel/errors';
import { orNull } from '../kernel/rules/blank';
import { isDay } from '../kernel/rules/calendar';
import { inLocale } from '../kernel/rules/localised';
import type { Day, Locale } from '../kernel/rules/values';
import { formatDay } from '../kernel/texts/format';
import type { OccasionInput } from './inputs/participation';
import type { Leads } from './leads';
import { refuse, type ParticipationReason } from './refusals/participation';
import { isAhead, leadOf } from './rules/rules';
import type { Occasion, OccasionForm, Registration } from './rules/types';

/** The views of events, programmes and those who take part. Pure. */

/** Makes a refusal, with its days in words as well. */
export const refuseSaid = (
  reason: ParticipationReason,
  details: Record<string, unknown> = {},
): RefusalError => {
  const said = Object.entries(details).flatMap(([name, value]) => {
    if (!isDay(value)) return [];
    const words = (locale: Locale) => formatDay(value, locale);
    return [[`${name}InWords`, { fr: words('fr'), en: words('en') }]];
  });
  return refuse(reason, { ...details, ...Object.fromEntries(said) });
};

/** Whether an occasion takes registrations on a day, without a priority. */
export const opennessOf = (occasion: Occasion, today: Day, now: number): Openness => {
  if (occasion.state !== 'published') return occasion.state;
  if (now >= occasion.endsAt) return 'over';
  if (occasion.closesOn !== null && today > occasion.closesOn) return 'closed';
  if (occasion.capacity !== null && occasion.taken >= occasion.capacity) return 'full';
  if (occasion.opensOn !== null && today < occasion.opensOn) return 'soon';
  return 'open';
};

const rightOf = ({
  benefitCode,
  benefitKind,
  benefitNames,
  benefitUnits,
}: Occasion): OccasionRow['right'] =>
  benefitCode === null || benefitNames === null
    ? null
    : {
        code: benefitCode,
        kind: benefitKind as NonNullable<OccasionRow['right']>['kind'],
        names: benefitNames,
        units: benefitUnits,
      };

/** The subject, place and time, the same in every view. */
const whereAndWhen = (occasion: Occasion) => ({
  id: occasion.id,
  kind: occasion.kind,
  place: occasion.place,
  startsOn: occasion.startsOn,
  startTime: occasion.startTime,
  endsOn: occasion.endsOn,
  endTime: occasion.endTime,
  timeZone: occasion.timeZone,
});

export const occasionRow = (occasion: Occasion, today: Day, now: number): OccasionRow => ({
  ...whereAndWhen(occasion),
  openness: opennessOf(occasion, today, now),
  titles: occasion.titles,
  capacity: occasion.capacity,
  taken: occasion.taken,
  right: rightOf(occasion),
  units: occasion.units,
});

export const occasionView = (
  occasion: Occasion,
  standing: number,
  today: Day,
  now: number,
): OccasionView => ({
  ...occasionRow(occasion, today, now),
  descriptions: occasion.descriptions,
  link: occasion.link,
  opensOn: occasion.opensOn,
  closesOn: occasion.closesOn,
  announced: occasion.announced === true,
  publishedOn: occasion.publishedOn,
  cancelledOn: occasion.cancelledOn,
  cancelReason: occasion.cancelReason,
  unsettled: occasion.state === 'cancelled' ? standing : 0,
  version: occasion.version,
});

/** An occasion as those read it who are no members: a link lets people into a video call. */
export const withoutLink = (occasion: Occasion): Occasion => ({ ...occasion, link: null });

/** An occasion in one language. */
export const occasionInBrief = (occasion: Occasion, locale: Locale) => ({
  ...whereAndWhen(occasion),
  title: inLocale(occasion.titles, locale),
  link: occasion.link,
});

/** A published occasion for front-ends, in one language and without names. */
export const publicOccasion = (
  occasion: Occasion,
  locale: Locale,
  { today, now, leads }: { today: Day; now: number; leads: Leads },
): PublicOccasion => ({
  ...occasionInBrief(occasion, locale),
  documentId: occasion.id,
  updatedAt: new Date(occasion.savedAt).toISOString(),
  description: inLocale(occasion.descriptions, locale) || null,
  startsAt: new Date(occasion.startsAt).toISOString(),
  endsAt: new Date(occasion.endsAt).toISOString(),
  capacity: occasion.capacity,
  left: occasion.capacity === null ? null : Math.max(0, occasion.capacity - occasion.taken),
  benefit: occasion.benefitCode,
  units: occasion.units,
  opensOn: occasion.opensOn,
  priority: isAhead(occasion),
  ...leadOf(occasion, leads),
  closesOn: occasion.closesOn,
  openness: opennessOf(occasion, today, now),
});

export interface RegistrationContext {
  occasion: Occasion;
  name: MembershipName | undefined;
  actor: Actor;
  covered: boolean | null;
  memberUntil: Day | null;
  today: Day;
}

export const registrationRow = (
  registration: Registration,
  { occasion, name, actor, covered, memberUntil, today }: RegistrationContext,
): RegistrationRow => ({
  id: registration.id,
  occasion: {
    id: occasion.id,
    kind: occasion.kind,
    titles: occasion.titles,
    startsOn: occasion.startsOn,
    endsOn: occasion.endsOn,
  },
  membershipId: registration.membershipId,
  reference: name?.reference ?? '',
  organisation: name?.organisation ?? '',
  name: registration.name,
  email: registration.email,
  state: registration.state,
  registeredOn: registration.registeredOn,
  actor,
  right: occasion.benefitNames,
  // A cancelled registration gave its use back.
  used: registration.usageId && registration.state === 'registered' ? registration.units : 0,
  units: occasion.benefitUnits,
  covered,
  memberUntil,
  cancelledOn: registration.cancelledOn,
  cancelReason: registration.cancelReason,
  attendance: registration.attendance,
  today,
});

/** Turns an input into a form with tidy texts. */
export const formOf = (input: OccasionInput): OccasionForm => ({
  ...input,
  titles: { fr: input.titles.fr.trim(), en: input.titles.en.trim() },
  descriptions: { fr: input.descriptions.fr.trim(), en: input.descriptions.en.trim() },
  place: orNull(input.place),
  link: orNull(input.link),
  units: input.benefitCode === null ? 1 : input.units,
});

import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { bookableFrom, consume, rightOn, type Move } from '../../core/rules/entitlement';
import { statusOf } from '../../core/rules/status';
import type { Entitlement, Facts, Status } from '../../core/rules/types';
import { addDays, maxDay } from '../../kernel/rules/calendar';
import { instantsOf } from '../../kernel/rules/moments';
import { refused } from '../../kernel/rules/refused';
import type { Day, Result } from '../../kernel/rules/values';
import type { ParticipationReason } from '../refusals/participation';
import type { Occasion, OccasionForm } from './types';

/**
 * Decides who may take part, and which use it costs. Pure. The right must be valid on the day of
 * registration, and is counted in the term of the day of the occasion: for a session in January,
 * the next term if it is issued, else the running one.
 */

/** The faults of a form, by field. */
export const formFaults = (
  form: OccasionForm,
  timeZone: string,
  taken: number,
): { path: keyof OccasionForm; reason: string; params?: Record<string, number> }[] => {
  const faults: ReturnType<typeof formFaults> = [];
  const span = instantsOf(form, timeZone);
  if (!span.ok) {
    const start = span.reason === 'times-together' && form.startTime === null;
    faults.push({ path: start ? 'startTime' : 'endTime', reason: span.reason });
  }
  if (form.opensOn !== null && form.closesOn !== null && form.closesOn < form.opensOn) {
    faults.push({ path: 'closesOn', reason: 'closes-before-opening' });
  }
  if (form.opensOn !== null && form.opensOn > form.endsOn) {
    faults.push({ path: 'opensOn', reason: 'opens-after-end' });
  }
  if (form.capacity !== null && form.capacity < taken) {
    faults.push({ path: 'capacity', reason: 'capacity-below-taken', params: { taken } });
  }
  return faults;
};

/** The first day on which a member may register; null for the day of publication. */
export const opensFor = (
  { opensOn }: Pick<Occasion, 'opensOn'>,
  right: Pick<Entitlement, 'kind' | 'granted'> | null,
): Day | null =>
  opensOn !== null && right && RIGHT_KINDS[right.kind].atOccasions?.rule === 'ahead'
    ? bookableFrom(opensOn, right.granted ?? 0)
    : opensOn;

/** The day on which the right is checked: the first day, or today during the occasion. */
export const dayAsked = ({ startsOn, endsOn }: Occasion, today: Day): Day =>
  maxDay(startsOn, today < endsOn ? today : endsOn);

/** Whether its right only lets members register earlier. */
export const isAhead = ({ benefitKind }: Pick<Occasion, 'benefitKind'>): boolean =>
  benefitKind !== null && RIGHT_KINDS[benefitKind].atOccasions?.rule === 'ahead';

/** The most days of lead on an occasion, and when they begin, by what each right gives. */
export const leadOf = (
  occasion: Pick<Occasion, 'benefitCode' | 'benefitKind' | 'opensOn'>,
  leads: ReadonlyMap<string, number>,
): { priorityDays: number | null; priorityFrom: Day | null } => {
  const { benefitCode, opensOn } = occasion;
  const days = (isAhead(occasion) && benefitCode !== null && leads.get(benefitCode)) || null;
  return {
    priorityDays: days,
    priorityFrom: days === null || opensOn === null ? null : bookableFrom(opensOn, days),
  };
};

/** A priority is not required. */
const neededRight = (occasion: Occasion): string | null =>
  isAhead(occasion) ? null : occasion.benefitCode;

/** Whether the member still has the required right on the day of the occasion. */
export const isCovered = (occasion: Occasion, facts: Facts, today: Day): boolean => {
  const day = dayAsked(occasion, today);
  if (statusOf(facts, day).status !== 'active') return false;
  const needed = neededRight(occasion);
  return needed === null || rightOn(facts.entitlements, needed, day) !== null;
};

/** A no or a closed renewal ends a membership for good; time alone does once it has passed. */
const isLapse = (rule: string, statusToday: Status): boolean =>
  rule === 'declined' || rule === 'closed' || (rule === 'lapsed' && statusToday === 'lapsed');

/**
 * The last day of a membership that is known to end before the occasion: by a departure, by a no,
 * or since it lapsed. Null for one that goes on, or may still be renewed.
 */
export const memberUntil = (occasion: Occasion, facts: Facts, today: Day): Day | null => {
  const { status, because } = statusOf(facts, dayAsked(occasion, today));
  const { endedOn } = facts.membership;
  if (status === 'ended' && endedOn !== null) return addDays(endedOn, -1);
  return isLapse(because.rule, statusOf(facts, today).status)
    ? (because.params.endsOn as Day)
    : null;
};

export interface Claim {
  occasion: Occasion;
  facts: Facts;
  today: Day;
  /** Milliseconds since the epoch. */
  now: number;
  /** The person who comes. */
  person: string;
}

/** The use of a counted right by a registration. */
export interface Use {
  right: Entitlement;
  move: Move;
  /** The day for which the use counts. */
  on: Day;
}

export interface Accepted {
  use: Use | null;
  /** The right that lets the member come, counted or not. */
  right: Entitlement | null;
  /** Whether the member has the right on the day of the occasion, as things are. */
  covered: boolean;
}

/** Whether an occasion takes registrations of this member now, given its status and this right. */
const openness = (
  { occasion, facts, today, now }: Claim,
  status: Status,
  right: Entitlement | null,
): Result<object, ParticipationReason> => {
  if (occasion.state === 'cancelled') return refused('occasion-cancelled');
  if (occasion.state !== 'published') return refused('occasion-not-published');
  if (now >= occasion.endsAt) return refused('occasion-over', { on: occasion.endsOn });
  // No day opens registration to who is no member.
  if (status !== 'active') return refused('not-active', { status, on: today });
  const until = memberUntil(occasion, facts, today);
  if (until !== null) return refused('membership-ends-before', { on: until });
  if (occasion.closesOn !== null && today > occasion.closesOn) {
    return refused('registration-closed', { on: occasion.closesOn });
  }
  const from = opensFor(occasion, right);
  if (from !== null && today < from) return refused('registration-not-open', { from });
  if (occasion.capacity !== null && occasion.taken >= occasion.capacity) {
    return refused('occasion-full', { capacity: occasion.capacity });
  }
  return { ok: true };
};

/** The right for a registration, and its day; a membership that is not active has none. */
export const rightAsked = ({
  occasion,
  facts,
  today,
}: Pick<Claim, 'occasion' | 'facts' | 'today'>) => {
  const { benefitCode } = occasion;
  const isActive = statusOf(facts, today).status === 'active';
  if (benefitCode === null || !isActive) return { right: null, on: today };
  const day = dayAsked(occasion, today);
  const then = rightOn(facts.entitlements, benefitCode, day);
  return then
    ? { right: then, on: day }
    : { right: rightOn(facts.entitlements, benefitCode, today), on: today };
};

/** Whether a person may be registered for a member now, and the use it costs. */
export const accept = (claim: Claim): Result<Accepted, ParticipationReason> => {
  const { occasion, facts, today, person } = claim;
  const { status } = statusOf(facts, today);
  const { right, on } = rightAsked(claim);
  const open = openness(claim, status, right);
  if (!open.ok) return open;
  const covered = isCovered(occasion, facts, today);
  if (neededRight(occasion) === null) return { ok: true, use: null, right, covered };
  if (!right) return refused('not-granted', { on: today });
  if (!RIGHT_KINDS[right.kind].counted) return { ok: true, use: null, right, covered };
  const used = consume(status, right, { on, quantity: occasion.units, person });
  if (!used.ok) return used;
  return { ok: true, use: { right, move: used.move, on }, right, covered };
};

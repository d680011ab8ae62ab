import type { Leaving } from '../../../../shared/core/membership';
import { addDays, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { Membership } from './types';

/** The departure of a member: the last day of membership, and what ends with it. */

type Ended = Pick<Membership, 'endedOn' | 'endKind'>;

/** The recorded departure whose last day is today or to come; null when there is none. */
export const leavingOf = ({ endedOn, endKind }: Ended, today: Day): Leaving | null =>
  endedOn !== null && endedOn > today
    ? { kind: endKind ?? 'withdrawn', lastDay: addDays(endedOn, -1) }
    : null;

/** The last day of what was to run until a day: that of the membership, if the member left before. */
export const lastDayOf = ({ endedOn }: Pick<Ended, 'endedOn'>, endsOn: Day): Day =>
  endedOn === null ? endsOn : minDay(endsOn, addDays(endedOn, -1));

import type { EmptySeat } from '../../../../shared/core/membership';
import type { MemberOffice } from '../../../../shared/membership/member-list';
import { holdsMandate, type Mandate } from '../../core/rules/mandate';
import type { Contact } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Who speaks for a member, on a day and soon: staff see a gap before it opens, and until it is filled. */

/** Staff see what a mandate leaves empty these days ahead. */
export const OFFICE_DAYS = 30;

/** A contact, by its mandate, its role, and whether messages reach it at all. */
export interface Officer extends Mandate {
  role: Contact['role'];
  isReachable: boolean;
}

/** A contact as it speaks for its body. */
export const officerOf = ({ role, mandateFrom, mandateUntil, reach }: Contact): Officer => ({
  ...{ role, mandateFrom, mandateUntil },
  isReachable: reach !== null,
});

const isReached = ({ isReachable }: Officer): boolean => isReachable;

/** What a role does for a body; each is left empty when the last mandate for it ends. */
const ROLES = ['mandate-holder', 'representative'] as const;
const SEATS: readonly ((officer: Officer) => boolean)[] = [
  ...ROLES.map(
    (seat) =>
      ({ role }: Officer) =>
        role === seat,
  ),
  isReached,
];

const inOffice = (officers: readonly Officer[], on: Day): Officer[] =>
  officers.filter((officer) => holdsMandate(officer, on));

/**
 * The seats that nobody has on a day: somebody to write to, whom each member needs; else a voter or a
 * representative whose mandate has ended. Who never had one misses none.
 */
export const emptySeats = (officers: readonly Officer[], on: Day): EmptySeat[] => {
  const now = inOffice(officers, on);
  if (!now.some(isReached)) return ['recipient'];
  return ROLES.filter((seat) => {
    const had = officers.some(
      ({ role, mandateUntil }) => role === seat && mandateUntil && mandateUntil < on,
    );
    return had && !now.some(({ role }) => role === seat);
  });
};

/** Whether a mandate that ends within thirty days leaves a seat empty. */
const isEnding = (officers: readonly Officer[], today: Day): boolean => {
  const now = inOffice(officers, today);
  const last = addDays(today, OFFICE_DAYS);
  // A successor's mandate may end as soon.
  const ends = officers.flatMap(({ mandateUntil }) =>
    mandateUntil && mandateUntil >= today && mandateUntil <= last ? [addDays(mandateUntil, 1)] : [],
  );
  return ends.some((day) =>
    SEATS.some((seat) => now.some(seat) && !inOffice(officers, day).some(seat)),
  );
};

/** What is to be mended of those who speak for a member, now or soon. */
export const officesOf = (officers: readonly Officer[], today: Day): MemberOffice[] => {
  const empty = emptySeats(officers, today);
  if (empty.includes('recipient')) return ['nobody'];
  return [
    ...(empty.length > 0 ? (['vacant'] as const) : []),
    ...(isEnding(officers, today) ? (['ending'] as const) : []),
  ];
};

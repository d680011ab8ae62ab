import type { Day } from '../../kernel/rules/values';
import type { Addresses } from './types';

/** Who acts for a body on a day: whose mandate runs. Both of its days count; without one it always does. */

export type Mandate = Pick<Addresses, 'mandateFrom' | 'mandateUntil'>;

/** Why somebody does not act for a body: since when, or until when. */
export interface OutOfOffice {
  state: 'over' | 'to-come';
  /** The last day of a mandate that is over, or the first of one to come. */
  on: Day;
}

/** Why a mandate does not run on a day; null when it does. */
export const outOfOffice = (
  { mandateFrom, mandateUntil }: Mandate,
  on: Day,
): OutOfOffice | null => {
  if (mandateUntil && mandateUntil < on) return { state: 'over', on: mandateUntil };
  return mandateFrom && on < mandateFrom ? { state: 'to-come', on: mandateFrom } : null;
};

/** Whether somebody's mandate runs on a day. */
export const holdsMandate = (mandate: Mandate, on: Day): boolean =>
  outOfOffice(mandate, on) === null;

/**
 * Who acts among those of a body who share an address: the first whose mandate runs, as mailboxes
 * are shared; else why none of them does, by the day that comes last. Null when there is nobody.
 */
export const actingAmong = <Person extends Mandate>(
  same: readonly Person[],
  on: Day,
): { person: Person; out: null } | { person: null; out: OutOfOffice } | null => {
  const person = same.find((one) => holdsMandate(one, on));
  if (person) return { person, out: null };
  const out = same
    .flatMap((one) => outOfOffice(one, on) ?? [])
    .reduce<OutOfOffice | null>((last, one) => (last && last.on > one.on ? last : one), null);
  return out && { person: null, out };
};

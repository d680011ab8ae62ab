import type { ConvocationState } from '../../../../shared/assemblies/assemblies';
import type { Day } from '../../kernel/rules/values';
import type { Voter } from './types';

/** Who is convened: those whose convocation left, or was noted by another way. */

/** How a convocation stands, and the day: on which it left or was noted, else was written. */
export interface Convened {
  state: ConvocationState;
  on: Day;
}

/** A convocation as it was decided, and its message; null where none was written by the program. */
interface Decided {
  on: Day;
  message: { state: string; leftOn: Day | null } | null;
}

const STATES: Record<string, ConvocationState> = {
  sent: 'convened',
  queued: 'leaving',
  sending: 'leaving',
  kept: 'kept',
  withheld: 'kept',
};

export const convenedBy = ({ on, message }: Decided): Convened => {
  if (!message) return { state: 'convened', on };
  const state = STATES[message.state] ?? 'failed';
  return { state, on: state === 'convened' ? (message.leftOn ?? on) : on };
};

/** How many of the roll stand in each way; `none` were not written to at all. */
export const convenedAmong = (
  voters: readonly Voter[],
  convocations: ReadonlyMap<string, Convened>,
): Record<ConvocationState | 'none', number> => {
  const counts = { convened: 0, leaving: 0, kept: 0, failed: 0, none: 0 };
  for (const { listing, membershipId } of voters) {
    if (listing !== 'out') counts[convocations.get(membershipId)?.state ?? 'none'] += 1;
  }
  return counts;
};

/** The members whose convocation left, or was noted, with too few days of notice. */
export const convenedLate = (
  voters: readonly Voter[],
  convocations: ReadonlyMap<string, Convened>,
  latest: Day,
): number =>
  voters.filter(({ listing, membershipId }) => {
    const convocation = convocations.get(membershipId);
    return listing !== 'out' && convocation?.state === 'convened' && convocation.on > latest;
  }).length;

import { daysBetween } from '../../kernel/rules/calendar';
import type { Day, Result } from '../../kernel/rules/values';
import { isStanding } from './attendance';
import type { Assembly, AssemblyPlan, Listing, Proxy, Voter } from './types';

/** What may be done to an assembly, and when. Pure; each answers a refusal or null. */

export interface Refused {
  ok: false;
  reason: string;
  details?: Record<string, unknown>;
}

const no = (reason: string, details?: Record<string, unknown>): Refused => ({
  ok: false,
  reason,
  ...(details ? { details } : {}),
});

const overRefusal = ({ state }: Pick<Assembly, 'state'>): Refused | null => {
  if (state === 'closed') return no('assembly-closed');
  return state === 'cancelled' ? no('assembly-cancelled') : null;
};

/** What may still be changed once members were told the rest. */
const STILL_OPEN: readonly (keyof AssemblyPlan)[] = ['startsAt', 'place', 'link'];

const changedFields = (before: AssemblyPlan, after: AssemblyPlan): (keyof AssemblyPlan)[] =>
  (Object.keys(after) as (keyof AssemblyPlan)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** The days of an assembly must follow each other. */
export const planRefusal = ({ cutOffOn, heldOn }: AssemblyPlan): Refused | null =>
  cutOffOn > heldOn ? no('cut-off-after-assembly', { field: 'cutOffOn' }) : null;

export const editRefusal = (assembly: Assembly, plan: AssemblyPlan): Refused | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  const changed = changedFields(assembly, plan);
  if (
    assembly.frozenOn !== null &&
    changed.some((field) => field === 'cutOffOn' || field === 'graceVotes')
  ) {
    return no('roll-frozen');
  }
  if (assembly.state === 'convened' && changed.some((field) => !STILL_OPEN.includes(field))) {
    return no('assembly-convened');
  }
  return planRefusal(plan);
};

export const freezeRefusal = (assembly: Assembly, today: Day): Refused | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  if (assembly.frozenOn !== null) return no('roll-frozen');
  return assembly.cutOffOn > today ? no('cut-off-in-future', { on: assembly.cutOffOn }) : null;
};

/** Days from a convocation to the assembly, and whether they are as many as the statutes ask for. */
export const noticeOf = (
  { heldOn, noticeDays }: Pick<Assembly, 'heldOn' | 'noticeDays'>,
  on: Day,
): { days: number; required: number; enough: boolean } => {
  const days = daysBetween(on, heldOn);
  return { days, required: noticeDays, enough: days >= noticeDays };
};

/** A convocation that leaves too few days is sent for a reason that is written down, or not at all. */
export const convokeRefusal = (
  assembly: Assembly,
  { on, today, reason }: { on: Day; today: Day; reason: string | null },
): Refused | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  if (on > today) return no('date-in-future', { field: 'convenedOn', date: on });
  if (on > assembly.heldOn) return no('assembly-past');
  const { days, required, enough } = noticeOf(assembly, on);
  return enough || reason ? null : no('notice-too-short', { days, required });
};

/** What is said of a line of the roll is said of a roll that stands. */
export const rollRefusal = (assembly: Assembly): Refused | null =>
  overRefusal(assembly) ?? (assembly.frozenOn === null ? no('roll-not-frozen') : null);

/** Proxies and attendance belong to an assembly that was convened, on a roll that stands. */
export const sessionRefusal = (assembly: Assembly): Refused | null =>
  overRefusal(assembly) ??
  (assembly.state === 'convened' ? rollRefusal(assembly) : no('assembly-not-convened'));

/** Nobody is present before the day. */
export const attendRefusal = (assembly: Assembly, today: Day): Refused | null =>
  sessionRefusal(assembly) ??
  (today < assembly.heldOn ? no('assembly-not-yet', { on: assembly.heldOn }) : null);

export const cancelRefusal = (assembly: Assembly): Refused | null => overRefusal(assembly);

/** A second convocation follows an assembly that lacked its quorum. */
export const secondRefusal = ({ state, result }: Assembly): Refused | null => {
  if (state !== 'closed' || !result) return no('assembly-not-closed');
  return result.quorum.reached ? no('quorum-was-reached') : null;
};

/** The line of a roll after a correction: what it replaces stays beside it. */
export const correctVoter = (
  voter: Voter,
  { listing, votes, reason }: { listing: Listing; votes: number; reason: string },
  { proxies, today }: { proxies: readonly Proxy[]; today: Day },
): Result<{ voter: Voter }> => {
  const counted = listing === 'voting' ? votes : 0;
  if (listing === 'voting' && votes < 1) return no('votes-missing', { field: 'votes' });
  if (voter.listing === listing && voter.votes === counted) return no('roll-unchanged');
  const standing = proxies.filter(isStanding);
  const given = standing.some(({ giverId }) => giverId === voter.membershipId);
  if (given && listing !== 'voting') return no('voter-gave-proxy');
  const held = standing.some(({ holderId }) => holderId === voter.membershipId);
  if (held && listing === 'out') return no('giver-holds-proxies');
  if (voter.mark === 'present' && listing === 'out') return no('voter-present');
  const before = { listing: voter.listing, votes: voter.votes };
  const corrections = [...voter.corrections, { on: today, reason, before }];
  return { ok: true, voter: { ...voter, listing, votes: counted, corrections } };
};

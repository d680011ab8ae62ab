import { daysBetween } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused, Result } from '../../kernel/rules/values';
import type { AssemblyReason } from '../refusals/assembly';
import { isStanding } from './attendance';
import type { Assembly, AssemblyPlan, Listing, Proxy, Voter } from './types';

/** What may be done to an assembly, and when. Pure; each answers a refusal or null. */

type Refusal = Refused<AssemblyReason>;

const overRefusal = ({ state }: Pick<Assembly, 'state'>): Refusal | null => {
  if (state === 'closed') return refused('assembly-closed');
  return state === 'cancelled' ? refused('assembly-cancelled') : null;
};

/** What may still be changed once members were told the rest. */
const STILL_OPEN: readonly (keyof AssemblyPlan)[] = ['startsAt', 'place', 'link'];

const changedFields = (before: AssemblyPlan, after: AssemblyPlan): (keyof AssemblyPlan)[] =>
  (Object.keys(after) as (keyof AssemblyPlan)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** The days of an assembly must follow each other. */
export const planRefusal = ({ cutOffOn, heldOn }: AssemblyPlan): Refusal | null =>
  cutOffOn > heldOn ? refused('cut-off-after-assembly', { field: 'cutOffOn' }) : null;

export const editRefusal = (assembly: Assembly, plan: AssemblyPlan): Refusal | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  const changed = changedFields(assembly, plan);
  if (
    assembly.frozenOn !== null &&
    changed.some((field) => field === 'cutOffOn' || field === 'graceVotes')
  ) {
    return refused('roll-frozen');
  }
  if (assembly.state === 'convened' && changed.some((field) => !STILL_OPEN.includes(field))) {
    return refused('assembly-convened');
  }
  return planRefusal(plan);
};

export const freezeRefusal = (assembly: Assembly, today: Day): Refusal | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  if (assembly.frozenOn !== null) return refused('roll-frozen');
  return assembly.cutOffOn > today ? refused('cut-off-in-future', { on: assembly.cutOffOn }) : null;
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
): Refusal | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  if (on > today) return refused('date-in-future', { field: 'convenedOn', date: on });
  if (on > assembly.heldOn) return refused('assembly-past');
  const { days, required, enough } = noticeOf(assembly, on);
  return enough || reason ? null : refused('notice-too-short', { days, required });
};

/** What is said of a line of the roll is said of a roll that stands. */
export const rollRefusal = (assembly: Assembly): Refusal | null =>
  overRefusal(assembly) ?? (assembly.frozenOn === null ? refused('roll-not-frozen') : null);

/** Proxies and attendance belong to an assembly that was convened, on a roll that stands. */
export const sessionRefusal = (assembly: Assembly): Refusal | null =>
  overRefusal(assembly) ??
  (assembly.state === 'convened' ? rollRefusal(assembly) : refused('assembly-not-convened'));

/** Nobody is present before the day. */
export const attendRefusal = (assembly: Assembly, today: Day): Refusal | null =>
  sessionRefusal(assembly) ??
  (today < assembly.heldOn ? refused('assembly-not-yet', { on: assembly.heldOn }) : null);

export const cancelRefusal = (assembly: Assembly): Refusal | null => overRefusal(assembly);

/** A second convocation follows an assembly that lacked its quorum. */
export const secondRefusal = ({ state, result }: Assembly): Refusal | null => {
  if (state !== 'closed' || !result) return refused('assembly-not-closed');
  return result.quorum.reached ? refused('quorum-was-reached') : null;
};

/** The line of a roll after a correction: what it replaces stays beside it. */
export const correctVoter = (
  voter: Voter,
  { listing, votes, reason }: { listing: Listing; votes: number; reason: string },
  { proxies, today }: { proxies: readonly Proxy[]; today: Day },
): Result<{ voter: Voter }, AssemblyReason> => {
  const counted = listing === 'voting' ? votes : 0;
  if (listing === 'voting' && votes < 1) return refused('votes-missing', { field: 'votes' });
  if (voter.listing === listing && voter.votes === counted) return refused('roll-unchanged');
  const standing = proxies.filter(isStanding);
  const given = standing.some(({ giverId }) => giverId === voter.membershipId);
  if (given && listing !== 'voting') return refused('voter-gave-proxy');
  const held = standing.some(({ holderId }) => holderId === voter.membershipId);
  if (held && listing === 'out') return refused('giver-holds-proxies');
  if (voter.mark === 'present' && listing === 'out') return refused('voter-present');
  const before = { listing: voter.listing, votes: voter.votes };
  const corrections = [...voter.corrections, { on: today, reason, before }];
  return { ok: true, voter: { ...voter, listing, votes: counted, corrections } };
};

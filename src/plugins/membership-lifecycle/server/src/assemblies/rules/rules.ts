import { daysBetween } from '../../kernel/rules/calendar';
import { counted } from '../../kernel/rules/localised';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused, Result } from '../../kernel/rules/values';
import type { AssemblyReason } from '../refusals/assembly';
import { isStanding } from './attendance';
import type { Assembly, AssemblyPlan, Listing, Proxy, Voter } from './types';

/** Rules on when assemblies may be changed. Pure; each returns a refusal or null. */

type Refusal = Refused<AssemblyReason>;

const overRefusal = ({ state }: Pick<Assembly, 'state'>): Refusal | null => {
  if (state === 'closed') return refused('assembly-closed');
  return state === 'cancelled' ? refused('assembly-cancelled') : null;
};

/** Fields on which a frozen roll depends. */
const OF_THE_ROLL: readonly (keyof AssemblyPlan)[] = ['cutOffOn', 'duesRequired', 'graceVotes'];

/** Fields that can still be changed after the convocation. */
const STILL_OPEN: readonly (keyof AssemblyPlan)[] = ['startsAt', 'place', 'link'];

/** A plan whose texts neither begin nor end with spaces. */
export const trimmed = (plan: AssemblyPlan): AssemblyPlan => ({
  ...plan,
  title: plan.title.trim(),
  place: plan.place.trim(),
  link: plan.link.trim(),
  agenda: plan.agenda.trim(),
});

const changedFields = (before: AssemblyPlan, after: AssemblyPlan): (keyof AssemblyPlan)[] =>
  (Object.keys(after) as (keyof AssemblyPlan)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** Requires that the cut-off is not after the assembly. */
export const planRefusal = ({ cutOffOn, heldOn }: AssemblyPlan): Refusal | null =>
  cutOffOn > heldOn ? refused('cut-off-after-assembly', { field: 'cutOffOn' }) : null;

export const editRefusal = (assembly: Assembly, plan: AssemblyPlan): Refusal | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  const changed = changedFields(trimmed(assembly), plan);
  if (assembly.frozenOn !== null && changed.some((field) => OF_THE_ROLL.includes(field))) {
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

/** The days of notice, and whether the statutes are met. */
export const noticeOf = (
  { heldOn, noticeDays }: Pick<Assembly, 'heldOn' | 'noticeDays'>,
  on: Day,
): { days: number; required: number; enough: boolean } => {
  const days = daysBetween(on, heldOn);
  return { days, required: noticeDays, enough: days >= noticeDays };
};

/** A convocation with too few days of notice needs a reason. */
export const convokeRefusal = (
  assembly: Assembly,
  { on, today, reason }: { on: Day; today: Day; reason: string | null },
): Refusal | null => {
  const over = overRefusal(assembly);
  if (over) return over;
  if (on > today) return refused('date-in-future', { field: 'convenedOn', date: on });
  if (on > assembly.heldOn) return refused('assembly-past');
  const { days, required, enough } = noticeOf(assembly, on);
  const daysInWords = counted(days, { fr: 'jour', en: 'day' });
  return enough || reason ? null : refused('notice-too-short', { days, daysInWords, required });
};

/** Lines can only be changed on a frozen roll. */
export const rollRefusal = (assembly: Assembly): Refusal | null =>
  overRefusal(assembly) ?? (assembly.frozenOn === null ? refused('roll-not-frozen') : null);

/** Proxies and attendance require a convened assembly and a frozen roll. */
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

/** A corrected line of the roll, which keeps its former contents. */
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

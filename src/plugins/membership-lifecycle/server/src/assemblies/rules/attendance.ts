import type { Assembly, Attendance, Proxy, QuorumAnswer, QuorumRule, Tally, Voter } from './types';

/** Computes attendance and quorum. Pure. */

type Marked = Pick<Voter, 'membershipId' | 'listing' | 'votes' | 'mark'>;

export const isStanding = ({ revokedOn }: Pick<Proxy, 'revokedOn'>): boolean => revokedOn === null;

/**
 * Returns a function that tells a member's attendance: in person, else by a proxy whose holder
 * came.
 */
export const attendanceOf = (
  voters: readonly Marked[],
  proxies: readonly Proxy[],
): ((voter: Marked) => Attendance) => {
  const present = new Set(
    voters.filter(({ mark }) => mark === 'present').map(({ membershipId }) => membershipId),
  );
  const carried = new Set(
    proxies
      .filter(isStanding)
      .filter(({ holderId, attends }) => (holderId === null ? attends : present.has(holderId)))
      .map(({ giverId }) => giverId),
  );
  return ({ membershipId, mark }) => {
    if (mark === 'present') return 'present';
    if (carried.has(membershipId)) return 'represented';
    return mark === 'absent' ? 'absent' : 'expected';
  };
};

/** Members and votes of the roll, present and represented. A member is counted once. */
export const tallyOf = (voters: readonly Marked[], proxies: readonly Proxy[]): Tally => {
  const members = { roll: 0, present: 0, represented: 0 };
  const votes = { roll: 0, present: 0, represented: 0 };
  let attending = 0;
  const where = attendanceOf(voters, proxies);
  for (const voter of voters) {
    const at = where(voter);
    if (voter.listing === 'attending' && at === 'present') attending += 1;
    if (voter.listing !== 'voting') continue;
    members.roll += 1;
    votes.roll += voter.votes;
    if (at !== 'present' && at !== 'represented') continue;
    members[at] += 1;
    votes[at] += voter.votes;
  }
  return { members, votes, attending };
};

/** The quorum: at least this fraction of the roll. An empty roll never reaches it. */
export const quorumOf = (rule: QuorumRule, tally: Tally): QuorumAnswer => {
  const { basis, numerator, denominator } = rule;
  const { roll, present, represented } = tally[basis === 'votes' ? 'votes' : 'members'];
  const there = present + represented;
  if (basis === 'none') return { basis, needed: 0, there, roll, reached: true };
  const needed = Math.max(1, Math.ceil((roll * numerator) / denominator));
  return { basis, needed, there, roll, reached: there >= needed };
};

/** The quorum rule for the second convocation. */
export const secondQuorum = ({ quorum }: Pick<Assembly, 'quorum'>): QuorumRule =>
  quorum.secondWithout ? { ...quorum, basis: 'none' } : quorum;

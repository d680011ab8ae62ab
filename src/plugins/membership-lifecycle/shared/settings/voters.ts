/** Whom the statutes let vote at a general assembly. */

export interface VotingRule {
  /** Whether only members vote whose dues of the term are paid by the end of the cut-off day. */
  duesRequired: boolean;
  /** Whether members in their days of grace keep the votes of the term that ended. */
  graceVotes: boolean;
}

/** Every voting rule, under the name that the settings give it. */
export const VOTERS = {
  members: { duesRequired: false, graceVotes: false },
  'members-and-grace': { duesRequired: false, graceVotes: true },
  'paid-up': { duesRequired: true, graceVotes: false },
  'paid-up-and-grace': { duesRequired: true, graceVotes: true },
} as const satisfies Record<string, VotingRule>;

export type Voters = keyof typeof VOTERS;

/** The names of the voting rules, in the order of `VOTERS`. */
export const VOTERS_NAMES = Object.keys(VOTERS) as Voters[];

/** The name of a voting rule. */
export const votersUnder = ({ duesRequired, graceVotes }: VotingRule): Voters => {
  const voters = duesRequired ? 'paid-up' : 'members';
  return graceVotes ? `${voters}-and-grace` : voters;
};

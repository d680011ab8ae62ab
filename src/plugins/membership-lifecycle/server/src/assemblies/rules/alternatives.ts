import {
  VOTERS,
  VOTERS_NAMES,
  votersUnder,
  type Voters,
  type VotingRule,
} from '../../../../shared/settings/voters';
import type { Day } from '../../kernel/rules/values';
import { rollEntry, type Candidate } from './roll';
import type { RollEntry } from './types';

/** Whom another voting rule would bring on a roll or take off it. Pure. */

export interface Alternative {
  voters: Voters;
  members: number;
  votes: number;
  /** The numbers of members who come on the roll, and who go off it. */
  entering: number;
  leaving: number;
}

/** A member whom another rule changes, as the widest rule lists it. */
export interface Change {
  entry: RollEntry;
  entering: Voters[];
  leaving: Voters[];
}

const isOn = (entry: RollEntry | null): boolean => entry !== null && entry.listing !== 'out';

/**
 * The rolls of a day under the other rules, and the members who are on one of them and not on the
 * chosen one, or the reverse. Candidates must have the rights and dues of ended terms.
 */
export const alternativesTo = (
  chosen: VotingRule,
  candidates: Iterable<Candidate>,
  day: Day,
): { alternatives: Alternative[]; changes: Change[] } => {
  const own = votersUnder(chosen);
  const alternatives = VOTERS_NAMES.filter((name) => name !== own).map((voters): Alternative => ({
    voters,
    members: 0,
    votes: 0,
    entering: 0,
    leaving: 0,
  }));
  const changes: Change[] = [];
  for (const candidate of candidates) {
    const under = (rule: VotingRule) => rollEntry(candidate, { cutOffOn: day, ...rule });
    // The widest rule has everybody that any other has, with the reason of each.
    const entry = under(VOTERS['members-and-grace']);
    if (!entry || !isOn(entry)) continue;
    const isOnNow = isOn(under(chosen));
    const change: Change = { entry, entering: [], leaving: [] };
    for (const alternative of alternatives) {
      const other = under(VOTERS[alternative.voters]);
      if (other?.listing === 'voting') {
        alternative.members += 1;
        alternative.votes += other.votes;
      }
      if (isOn(other) === isOnNow) continue;
      const way = isOnNow ? 'leaving' : 'entering';
      alternative[way] += 1;
      change[way].push(alternative.voters);
    }
    if (change.entering.length + change.leaving.length > 0) changes.push(change);
  }
  return { alternatives, changes };
};

import type { AssemblyCommands as AskedCommands } from '../../../../shared/assemblies/assemblies';
import type { Because } from '../../core/rules/types';
import type { Day, WithDays } from '../../kernel/rules/values';

/** The words of general assemblies: who may vote, who is there, and whether that is enough. */

export type AssemblyKind = 'ordinary' | 'extraordinary';

export type AssemblyState = 'drafted' | 'convened' | 'closed' | 'cancelled';

/** What must be present or represented for an assembly to decide. */
export interface QuorumRule {
  /** What is counted: members, their votes, or nothing at all. */
  basis: 'none' | 'members' | 'votes';
  /** At least this fraction of the roll. */
  numerator: number;
  denominator: number;
  /** A second convocation decides whoever comes. */
  secondWithout: boolean;
}

/** What staff decide of an assembly before it is convened. */
export interface AssemblyPlan {
  title: string;
  kind: AssemblyKind;
  heldOn: Day;
  /** `HH:MM`, or the empty text. */
  startsAt: string;
  place: string;
  link: string;
  agenda: string;
  /** The day whose rights make the electoral roll. */
  cutOffOn: Day;
  /** Days that lie between the convocation and the assembly at least. */
  noticeDays: number;
  /** Proxies that one person may hold; null = as many as they are given. */
  proxyCap: number | null;
  proxyHolders: 'members' | 'anyone';
  /** Whether members in their days of grace keep the votes of the term that ended. */
  graceVotes: boolean;
  quorum: QuorumRule;
}

export interface Tally {
  members: { roll: number; present: number; represented: number };
  votes: { roll: number; present: number; represented: number };
  /** Members without a vote who are there. */
  attending: number;
}

export interface QuorumAnswer {
  basis: QuorumRule['basis'];
  /** What must be there, what is, and out of how many. */
  needed: number;
  there: number;
  roll: number;
  reached: boolean;
}

/** What the attendance was when it was closed. */
export interface AssemblyResult {
  tally: Tally;
  quorum: QuorumAnswer;
}

export interface Assembly extends AssemblyPlan {
  id: string;
  state: AssemblyState;
  /** The day on which the roll was frozen. */
  frozenOn: Day | null;
  /** The day of the first convocation. */
  convenedOn: Day | null;
  closedOn: Day | null;
  cancelledOn: Day | null;
  cancelReason: string | null;
  /** The assembly without quorum that this one meets again for. */
  firstId: string | null;
  result: AssemblyResult | null;
  /** How often it was changed. */
  version: number;
}

/** On the roll with votes, on it without, or not on it. */
export type Listing = 'voting' | 'attending' | 'out';

export type HolderSource = 'mandate-holder' | 'representative' | 'chosen' | 'typed';

/** Who speaks for a member. */
export interface MandateHolder {
  holderName: string | null;
  holderContactId: string | null;
  holderSource: HolderSource | null;
}

/** One member as the roll of a day has it. */
export interface RollEntry extends MandateHolder {
  membershipId: string;
  reference: string;
  organisation: string;
  listing: Listing;
  votes: number;
  /** Why the member is in or out: the rule of the status on that day. */
  because: Because;
}

/** A change of the roll after it was frozen, kept beside what it replaced. */
export interface RollCorrection {
  on: Day;
  reason: string;
  before: { listing: Listing; votes: number };
}

export type Mark = 'present' | 'absent';

/** One line of a frozen roll. */
export interface Voter extends RollEntry {
  id: string;
  assemblyId: string;
  /** What was noted at the door. */
  mark: Mark | null;
  /** Added after the roll was frozen. */
  isLate: boolean;
  corrections: RollCorrection[];
}

export interface Proxy {
  id: string;
  assemblyId: string;
  /** The membership that gives its votes. */
  giverId: string;
  /** The membership whose mandate-holder carries them; null for another person. */
  holderId: string | null;
  /** The person, when it is nobody's mandate-holder. */
  holderName: string | null;
  givenOn: Day;
  /** Whether that other person came. */
  attends: boolean;
  revokedOn: Day | null;
  /** Null when the giver came in person. */
  revokeReason: string | null;
}

/** Where a member stands on the day. */
export type Attendance = 'present' | 'represented' | 'absent' | 'expected';

/** What a convocation tells a member. */
export interface AssemblyNotice extends Pick<
  AssemblyPlan,
  'title' | 'kind' | 'heldOn' | 'startsAt' | 'place' | 'link' | 'agenda' | 'proxyCap'
> {
  votes: number;
  holderName: string | null;
  /** Whether it meets again for want of a quorum. */
  isSecond: boolean;
}

declare module '../../core/rules/types' {
  interface MessageSubjects {
    assembly: AssemblyNotice;
  }
}

/** The inputs of the commands, once they are checked. */
export type AssemblyCommands = Omit<
  AskedCommands,
  'record-convocation' | 'give-proxy' | 'convene-again'
> & {
  'record-convocation': WithDays<AskedCommands['record-convocation'], 'convenedOn'>;
  'give-proxy': WithDays<AskedCommands['give-proxy'], 'givenOn'>;
  'convene-again': WithDays<AskedCommands['convene-again'], 'heldOn'>;
};

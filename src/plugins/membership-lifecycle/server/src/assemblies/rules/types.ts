import type { AssemblyCommands as AskedCommands } from '../../../../shared/assemblies/assemblies';
import type { VotingRule } from '../../../../shared/settings/voters';
import type { Because } from '../../core/rules/types';
import type { Day, WithDays } from '../../kernel/rules/values';

/** The words of general assemblies: who may vote, who is there, and whether that is enough. */

export type AssemblyKind = 'ordinary' | 'extraordinary';

export type AssemblyState = 'drafted' | 'convened' | 'closed' | 'cancelled';

/** The quorum: what must be present or represented for an assembly to decide. */
export interface QuorumRule {
  /** The unit counted: members, their votes, or nothing at all. */
  basis: 'none' | 'members' | 'votes';
  /** At least this fraction of the roll. */
  numerator: number;
  denominator: number;
  /** Whether a second convocation decides without a quorum. */
  secondWithout: boolean;
}

/** The fields that staff plan before the convocation. */
export interface AssemblyPlan extends VotingRule {
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
  /** The least days between convocation and assembly. */
  noticeDays: number;
  /** The most proxies for one person; null for no limit. */
  proxyCap: number | null;
  proxyHolders: 'members' | 'anyone';
  quorum: QuorumRule;
}

export interface Tally {
  members: { roll: number; present: number; represented: number };
  votes: { roll: number; present: number; represented: number };
  /** Attending members without a vote. */
  attending: number;
}

export interface QuorumAnswer {
  basis: QuorumRule['basis'];
  /** The required and the present number, and the total. */
  needed: number;
  there: number;
  roll: number;
  reached: boolean;
}

/** The attendance at closing. */
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
  /** The first assembly, which lacked its quorum. */
  firstId: string | null;
  result: AssemblyResult | null;
  /** The number of its changes. */
  version: number;
}

/** On the roll with votes, without votes, or not on the roll. */
export type Listing = 'voting' | 'attending' | 'out';

export type HolderSource = 'mandate-holder' | 'representative' | 'chosen' | 'typed';

/** The person who speaks for a member. */
export interface MandateHolder {
  holderName: string | null;
  holderContactId: string | null;
  holderSource: HolderSource | null;
}

/** A member on the roll of a day. */
export interface RollEntry extends MandateHolder {
  membershipId: string;
  reference: string;
  organisation: string;
  listing: Listing;
  votes: number;
  /** The reason for being in or out: the status on that day. */
  because: Because;
}

/** A correction of the frozen roll, with the former contents. */
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
  /** The mark made at the door. */
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
  /** The membership whose mandate-holder carries the votes; null for another person. */
  holderId: string | null;
  /** The name of that other person. */
  holderName: string | null;
  givenOn: Day;
  /** Whether that other person came. */
  attends: boolean;
  revokedOn: Day | null;
  /** Null when the giver came in person. */
  revokeReason: string | null;
}

/** The attendance of a member on the day. */
export type Attendance = 'present' | 'represented' | 'absent' | 'expected';

/** The data of a convocation. */
export interface AssemblyNotice extends Pick<
  AssemblyPlan,
  'title' | 'kind' | 'heldOn' | 'startsAt' | 'place' | 'link' | 'agenda' | 'proxyCap'
> {
  votes: number;
  holderName: string | null;
  /** Whether it is the second convocation, after a lack of quorum. */
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

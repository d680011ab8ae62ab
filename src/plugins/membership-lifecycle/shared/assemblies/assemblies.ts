import type { Actor, Day, Page, Sentence } from '../kernel/common';
import type { Voters, VotingRule } from '../settings/voters';

/** POST /membership-lifecycle/assemblies, and PUT /…/assemblies/:id with `If-Match: "<version>"`. */
export interface AssemblyInput extends VotingRule {
  title: string;
  kind: 'ordinary' | 'extraordinary';
  heldOn: Day;
  /** `HH:MM`, or the empty text. */
  startsAt: string;
  place: string;
  link: string;
  agenda: string;
  /** The day whose rights determine the electoral roll. */
  cutOffOn: Day;
  noticeDays: number;
  /** The most proxies for one person; null for no limit. */
  proxyCap: number | null;
  proxyHolders: 'members' | 'anyone';
  quorum: {
    basis: 'none' | 'members' | 'votes';
    numerator: number;
    denominator: number;
    /** Whether a second convocation decides without a quorum. */
    secondWithout: boolean;
  };
}

export interface AssemblyTally {
  members: { roll: number; present: number; represented: number };
  votes: { roll: number; present: number; represented: number };
  /** Attending members without a vote. */
  attending: number;
}

export interface AssemblyQuorum {
  basis: AssemblyInput['quorum']['basis'];
  needed: number;
  there: number;
  roll: number;
  reached: boolean;
}

/**
 * How a convocation stands: it left or was noted by another way; it leaves within minutes; it is kept
 * until it can be sent; it could not be sent.
 */
export const CONVOCATION_STATES = ['convened', 'leaving', 'kept', 'failed'] as const;
export type ConvocationState = (typeof CONVOCATION_STATES)[number];

/** GET /membership-lifecycle/assemblies?page=&pageSize= */
export type AssemblyPage = Page<ListedAssembly> & {
  meta: {
    today: Day;
    /** The voting rule of the settings; null while they have none, or follow the assembly before. */
    statutes: VotingRule | null;
  };
};

export interface AssemblyRow extends AssemblyInput {
  id: string;
  state: 'drafted' | 'convened' | 'closed' | 'cancelled';
  frozenOn: Day | null;
  convenedOn: Day | null;
  closedOn: Day | null;
  cancelledOn: Day | null;
  cancelReason: string | null;
  /** The first assembly, which lacked its quorum. */
  firstId: string | null;
  /** The attendance at closing. */
  result: { tally: AssemblyTally; quorum: AssemblyQuorum } | null;
  version: number;
}

/** An assembly in the list, with how many of its convocations have not left. */
export type ListedAssembly = AssemblyRow & { unsent: number };

/** GET /membership-lifecycle/assemblies/:id; every command answers it too. */
export interface AssemblyView extends AssemblyRow {
  today: Day;
  /** The day of the roll shown: the cut-off day, or today before it. */
  rollOn: Day;
  tally: AssemblyTally;
  quorum: AssemblyInput['quorum'];
  quorumNow: AssemblyQuorum;
  /** The days of notice, if the convocation were sent today. */
  notice: { days: number; required: number; enough: boolean };
  /** The members on the roll, by how their convocation stands; `none` have none. */
  convocations: Record<ConvocationState | 'none', number>;
  /** Those of them whose convocation left, or was noted, with too few days of notice. */
  convenedLate: number;
  /** Members on the roll who are not convened, whatever was written to them. */
  unconvened: number;
  /** Convocations that have not left. */
  unsent: number;
  /** The second convocation of this assembly. */
  secondId: string | null;
}

export type AssemblyAttendance = 'present' | 'represented' | 'absent' | 'expected';

/** GET /membership-lifecycle/assemblies/:id/roll?listing=&attendance=&unconvened=&search=&page=&pageSize= */
export interface RollRow {
  /** The membership. */
  id: string;
  reference: string;
  organisation: string;
  listing: 'voting' | 'attending' | 'out';
  votes: number;
  because: Sentence;
  holderName: string | null;
  holderContactId: string | null;
  holderSource: 'mandate-holder' | 'representative' | 'chosen' | 'typed' | null;
  attendance: AssemblyAttendance;
  /** Added after the roll was frozen. */
  isLate: boolean;
  corrections: {
    on: Day;
    reason: string;
    before: { listing: RollRow['listing']; votes: number };
  }[];
  /** The day on which its convocation left, or was noted; null until then. */
  convenedOn: Day | null;
  /** How its convocation stands; null without one. */
  convocation: ConvocationState | null;
  /** The proxies carried by this member's mandate-holder. */
  holds: { organisation: string; votes: number }[];
  /** The holder of this member's proxy. */
  gave: { proxyId: string; to: string } | null;
}

export interface RollPage extends Page<RollRow> {
  /** People who carry proxies without being anybody's mandate-holder. */
  persons: { name: string; attends: boolean; holds: RollRow['holds'] }[];
}

/** The electoral roll under a voting rule that the assembly does not have. */
export interface RollAlternative {
  voters: Voters;
  members: number;
  votes: number;
  /** The numbers of members who would come on the roll, and who would go off it. */
  entering: number;
  leaving: number;
}

/** A member who would come on the roll or go off it under another rule. */
export interface RollChange {
  /** The membership. */
  id: string;
  reference: string;
  organisation: string;
  /** The votes on the roll that has this member. */
  votes: number;
  /** The term or its grace, and its dues. */
  because: Sentence;
  entering: Voters[];
  leaving: Voters[];
}

/**
 * GET /membership-lifecycle/assemblies/:id/alternatives?voters=&page=&pageSize=: whom another voting
 * rule would change (`voters`, or any), before the roll is frozen; empty afterwards.
 */
export interface RollAlternatives extends Page<RollChange> {
  alternatives: RollAlternative[];
}

/** GET /membership-lifecycle/assemblies/:id/roll/:membershipId/contacts */
export interface RollContact {
  id: string;
  name: string;
  email: string;
  role: string;
}

/** GET /membership-lifecycle/assemblies/:id/late?page=&pageSize=: who would be on a roll of today, and is not on it. */
export interface LateMember {
  id: string;
  reference: string;
  organisation: string;
  votes: number;
  because: Sentence;
}

/**
 * GET /membership-lifecycle/assemblies/:id/convocation?page=&pageSize=: what sending would do, with a
 * page of those who get nothing, since nobody of them can be written to.
 */
export interface ConvocationPlan extends Page<ConvocationLine> {
  /** The number of messages to send now. */
  recipients: number;
  /** The first of them. */
  first: ConvocationLine[];
  /** Whether the messages would be kept, since nothing is set up to send them. */
  kept: boolean;
  /** The message to the first of them. */
  letter: { subject: string; text: string; html: string } | null;
}

export interface ConvocationLine {
  id: string;
  reference: string;
  organisation: string;
  toName: string;
  toEmail: string;
}

/** GET /membership-lifecycle/assemblies/:id/proxies?page=&pageSize= */
export interface ProxyRow {
  id: string;
  giverId: string;
  giver: string;
  votes: number;
  to: string;
  /** The member whose mandate-holder carries it; null for another person. */
  holderId: string | null;
  givenOn: Day;
  revokedOn: Day | null;
  /** Null when the giver came in person. */
  revokeReason: string | null;
}

/** GET /membership-lifecycle/assemblies/:id/activities?page=&pageSize= */
export interface AssemblyActivity {
  id: string;
  command: string;
  actor: Actor;
  on: Day;
  at: string;
  reason: string | null;
  input: Record<string, unknown>;
}

/** POST /membership-lifecycle/assemblies/:id/commands/:name, by name. */
export interface AssemblyCommands {
  'freeze-roll': Record<string, never>;
  'correct-roll': {
    membershipId: string;
    listing: RollRow['listing'];
    votes: number;
    reason: string;
  };
  /** One of the member's contacts, or a name. */
  'choose-holder': { membershipId: string; contactId?: string; name?: string };
  /** `reason` is required when the days of notice are too few. */
  convene: { reason?: string };
  /** Records that those who are not convened were so by other means; what is left to send to them is withdrawn. */
  'record-convocation': { convenedOn: Day; how: string; reason?: string };
  'give-proxy': { giverId: string; holderId?: string; name?: string; givenOn: Day };
  'revoke-proxy': { proxyId: string; reason: string };
  /** Marks a member, or a person with proxies; `expected` removes the mark. */
  'mark-attendance': {
    membershipId?: string;
    name?: string;
    state: 'present' | 'absent' | 'expected';
  };
  close: Record<string, never>;
  cancel: { reason: string };
  /** Creates the draft of a second convocation and returns it. */
  'convene-again': { heldOn: Day };
}

export type AssemblyCommand = keyof AssemblyCommands;

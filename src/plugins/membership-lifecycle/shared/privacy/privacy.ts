import type { Day, Localised } from '../kernel/common';
import type { MemberPaperView } from '../papers/papers';

/**
 * Identifies a person: an address, with a name where several share it; or a name within a
 * membership, without an address.
 */
export interface PersonSubject {
  email?: string;
  name?: string;
  membershipId?: string;
}

export interface PersonMember {
  membershipId: string;
  reference: string;
  organisation: string;
}

/** GET /membership-lifecycle/privacy/people */
export interface PeopleFound {
  people: PersonFound[];
  /** Whether there are more results, for a longer search. */
  more: boolean;
}

export interface PersonFound {
  subject: PersonSubject;
  name: string;
  email: string | null;
  members: PersonMember[];
  contacts: number;
  applications: number;
  messages: number;
  uses: number;
}

export interface HeldContact {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: string;
  locale: string;
  /** The days of a mandate; null for one without that end. */
  mandateFrom: Day | null;
  mandateUntil: Day | null;
  organisation: string;
  membershipId: string | null;
  /** Whether no other contact of an active member has an e-mail. */
  lastOfActive: boolean;
}

/** GET /membership-lifecycle/privacy/person: what is held on somebody, and what erasing it changes. */
export interface PersonView {
  subject: PersonSubject;
  name: string;
  email: string | null;
  members: PersonMember[];
  contacts: HeldContact[];
  /** References of applications that name them. */
  applications: string[];
  messages: { total: number; waiting: number };
  uses: number;
  /** Number of lines in assemblies that name them as mandate-holder or holder of a proxy. */
  assemblies: number;
  /** Papers of their members, of which staff choose those to delete. */
  papers: (MemberPaperView & { membershipId: string })[];
  issuedPapers: number;
  /** Staff's free texts that mention the name or address. */
  mentions: { place: string; reference: string }[];
  imports: { id: string; name: string }[];
  /** Number of lines of the bank that name them and are on no payment. */
  bankLines: number;
  account: { username: string; email: string; blocked: boolean } | null;
  staff: boolean;
  /** The text to type as confirmation. */
  confirmation: string;
  /** A digest of the view: the erasure is refused when it has changed. */
  fingerprint: string;
}

/** POST /membership-lifecycle/privacy/person/erase */
export interface ErasureInput {
  subject: PersonSubject;
  papers: string[];
  account: boolean;
  reason: string;
  confirmation: string;
  fingerprint: string;
}

/** The changes of an erasure. */
export interface Erased {
  contacts: number;
  applications: number;
  messages: number;
  cancelled: number;
  uses: number;
  papers: number;
  imports: number;
  account: boolean;
}

export type RetentionName = 'contacts' | 'messages' | 'papers' | 'imports' | 'applications';
export type RetentionMonths = Record<RetentionName, number | null>;

/** One line of the register. */
export interface RegisterLine {
  id: string;
  what: Localised;
  why: Localised;
  /** The association's own words; empty until it writes them. */
  basis: string;
  /** Null when `months` gives the retention, of a category or unlimited. */
  kept: Localised | null;
  category: RetentionName | null;
  months: number | null;
  proposedMonths: number | null;
  /** Those who see it, in words. */
  seenBy: Localised;
  onErasure: Localised;
}

/** GET /membership-lifecycle/privacy/register */
export interface PrivacyRegister {
  version: number;
  lines: RegisterLine[];
  months: RetentionMonths;
}

/** PUT /membership-lifecycle/privacy/settings */
export interface PrivacySettings {
  months: RetentionMonths;
  /** Legal bases, by line of the register. */
  bases: Record<string, string>;
}

export interface RetentionLine {
  category: RetentionName;
  months: number;
  /** Data from before this day is deleted. */
  before: Day;
  count: number;
  /** Some of the members concerned. */
  examples: string[];
}

/** The data that a purge deletes, or deleted. */
export interface RetentionPlan {
  lines: RetentionLine[];
  total: number;
  fingerprint: string;
}

/** GET /membership-lifecycle/privacy/retention */
export interface RetentionView extends RetentionPlan {
  /** The data that will be past their retention too by a day to come, if nothing changes until then. */
  soon: { on: Day; lines: Pick<RetentionLine, 'category' | 'count'>[] };
}

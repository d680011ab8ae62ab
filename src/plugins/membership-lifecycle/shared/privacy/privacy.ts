import type { Day, Localised } from '../kernel/common';
import type { MemberPaperView } from '../papers/papers';

/**
 * Who somebody is: an address, with a name where several people share it; or a name within one
 * membership, where no address is known.
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
  /** There are others: more letters would find them. */
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
  organisation: string;
  membershipId: string | null;
  /** Nobody else of an active member could be written to. */
  lastOfActive: boolean;
}

/** GET /membership-lifecycle/privacy/person: what is held on somebody, and what erasing it changes. */
export interface PersonView {
  subject: PersonSubject;
  name: string;
  email: string | null;
  members: PersonMember[];
  contacts: HeldContact[];
  /** References of applications to join that name them. */
  applications: string[];
  messages: { total: number; waiting: number };
  uses: number;
  /** Lines of assemblies that name them: who carries a vote, who holds a proxy. */
  assemblies: number;
  /** Papers that the members concerned gave: staff choose those that go. */
  papers: (MemberPaperView & { membershipId: string })[];
  issuedPapers: number;
  /** Notes and reasons, typed by hand, that mention the name or the address. */
  mentions: { place: string; reference: string }[];
  imports: { id: string; name: string }[];
  account: { username: string; email: string; blocked: boolean } | null;
  staff: boolean;
  /** What the person types to confirm. */
  confirmation: string;
  /** Of what is shown: erasing refuses when it has changed since. */
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

/** What an erasure changed. */
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
  /** Null: the duration of a category, or for ever, is given by `months`. */
  kept: Localised | null;
  category: RetentionName | null;
  months: number | null;
  proposedMonths: number | null;
  /** Who sees it, in words. */
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
  /** Legal bases by the id of the register's line. */
  bases: Record<string, string>;
}

export interface RetentionLine {
  category: RetentionName;
  months: number;
  /** What is older than this day goes. */
  before: Day;
  count: number;
  /** The members concerned, a few of them. */
  examples: string[];
}

/** GET /membership-lifecycle/privacy/retention */
export interface RetentionPlan {
  lines: RetentionLine[];
  total: number;
  fingerprint: string;
}

import type { Leaving, LeftOut } from '../core/membership';
import type { BulkLine, Day, DuesState, Localised } from '../kernel/common';
import type { MembershipStatus } from '../kernel/content-api';

/** The list of all members: its answer and its question. */

/** The columns by which the list is sorted; each also has a heading. */
export const MEMBER_COLUMNS = [
  'name',
  'reference',
  'tier',
  'status',
  'endsOn',
  'duesState',
  'since',
  'muted',
] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];
export type MemberOrder = `${MemberColumn}:${'asc' | 'desc'}`;

/** The states of dues that members have, in the order in which the list sorts them. */
export const MEMBER_DUES = [
  'none',
  'uncalled',
  'open',
  'overdue',
  'paid',
  'waived',
  'written-off',
] as const satisfies readonly DuesState[];

/** A filter of the list: who belongs to the association, whether a term runs or not. */
export const BELONGING = 'belonging' as const;

/**
 * What is to be mended of those who speak for a member: `nobody` whom messages reach today; `vacant`, the
 * mandate of its last voter or representative has ended; `ending`, a mandate ends within thirty days
 * that leaves no voter, no representative or nobody to write to.
 */
export const MEMBER_OFFICES = ['nobody', 'vacant', 'ending'] as const;
export type MemberOffice = (typeof MEMBER_OFFICES)[number];

/** GET /membership-lifecycle/members?search=&status=&tier=&duesState=&muted=&office=&sort=&page=&pageSize= */
export interface ListedMember {
  /** The document id of the membership. */
  id: string;
  organisation: string;
  reference: string;
  tierCode: string;
  /** The name under which the member has its tier; null when no offer sells it any more. */
  tierNames: Localised | null;
  status: MembershipStatus;
  /** The end of the term, or the earlier last day of who left or leaves. */
  endsOn: Day | null;
  leaving: Leaving | null;
  duesState: DuesState;
  /** Whether staff are to issue a call, of this period or of the next. */
  toCall: boolean;
  /** The first day of membership; null for a candidate. */
  since: Day | null;
  muted: LeftOut | null;
  /** The former name or number that matched the search, where nothing of today did. */
  formerly: string | null;
  /** The contact that matched the search, for those who may read contacts. */
  contact: string | null;
  /** The call that matched the search: its whole number, or a part where nothing else did. */
  call: string | null;
}

/**
 * A member by name. GET /membership-lifecycle/members/selection: every one that the filters keep, for a
 * bulk action; GET …/members/names?search=&membership=: the first that a search finds, for a choice.
 */
export type SelectedMember = BulkLine;

/** GET /membership-lifecycle/members/tiers: a tier that members have. */
export interface MemberTier {
  /** The tier's document id, or a code for all tiers that have it. */
  value: string;
  names: Localised;
  /** The year of its offer, where another tier has the same name. */
  year: number | null;
  /** Whether it stands for the tiers of this name in all years. */
  allYears: boolean;
}

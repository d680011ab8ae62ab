import type { Measure } from '../../../../shared/core/brackets';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';

/** The tabs of a member's page, in their order; each has its address. */
export const MEMBER_TABS = [
  'brief',
  'dues',
  'rights',
  'renewal',
  'contacts',
  'documents',
  'messages',
  'journal',
] as const;
export type MemberTab = (typeof MEMBER_TABS)[number];

/** The list of members. */
export const MEMBERS = `/plugins/${PLUGIN_ID}/members`;

/** The list of the counters of all members. */
export const COUNTERS = `/plugins/${PLUGIN_ID}/counters`;

/** The form of a new member; of the candidate of an application, when one is named. */
export const newMemberPlace = (application?: string): string =>
  application ? `${MEMBERS}/new?application=${application}` : `${MEMBERS}/new`;

/** The page of a member, by its membership; of a tab, where it is not the first. */
export const memberPlace = (id: string, tab: MemberTab = 'brief'): string =>
  tab === 'brief' ? `${MEMBERS}/${id}` : `${MEMBERS}/${id}?tab=${tab}`;

/** The page of a member with the form of its organisation open, at a figure that is to be written. */
export const figurePlace = (id: string, measure: Measure): string =>
  `${memberPlace(id, 'contacts')}&write=${measure}`;

import { MEMBERSHIP_UID, PLUGIN_ID } from '../../../../shared/kernel/ids';

/** The list of members. */
export const MEMBERS = `/plugins/${PLUGIN_ID}/members`;

/** The form of a new member; of the candidate of an application, when one is named. */
export const newMemberPage = (application?: string): string =>
  application ? `${MEMBERS}/new?application=${application}` : `${MEMBERS}/new`;

/** The page of a member. */
export const memberPage = (id: string): string =>
  `/content-manager/collection-types/${MEMBERSHIP_UID}/${id}`;

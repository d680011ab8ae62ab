import { MEMBERS } from '../../kit/utils/member-place';

/** The form of a new member; of the candidate of an application, when one is named. */
export const newMemberPage = (application?: string): string =>
  application ? `${MEMBERS}/new?application=${application}` : `${MEMBERS}/new`;

import { FORMER_IDENTITY_TABLE } from './former-identity-table';
import { INVITATION_TABLE } from './invitation-table';
import { PAPER_TABLE } from './paper-table';

/** What is kept beside a membership: its papers, its former names, the links sent to it. */
export const RECORD_TABLES = {
  paper: PAPER_TABLE,
  'former-identity': FORMER_IDENTITY_TABLE,
  'renewal-invitation': INVITATION_TABLE,
} as const;

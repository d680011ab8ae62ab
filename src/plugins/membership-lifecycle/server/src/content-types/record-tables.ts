import { FORMER_IDENTITY_TABLE } from './former-identity-table';
import { INVITATION_TABLE } from './invitation-table';
import { PAPER_TABLE } from './paper-table';
import { table } from './define-table';

/** What is kept beside a membership: its papers, its former names, the links sent to it, requests. */
export const RECORD_TABLES = {
  paper: PAPER_TABLE,
  'former-identity': FORMER_IDENTITY_TABLE,
  'renewal-invitation': INVITATION_TABLE,
  /** Commands of staff that were done under a key: the same request sent again is not done again. */
  'command-request': table('command-request', { key: 'string', hash: 'string', at: 'instant' }, [
    { columns: ['key'], unique: true },
    { columns: ['at'] },
  ]),
} as const;

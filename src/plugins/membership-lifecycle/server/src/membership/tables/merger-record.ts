import { table } from '../../kernel/tables/define';

/** What mergers changed, as long as they can be undone. */
export const MERGER_RECORD_TABLE = table(
  'merger-record',
  {
    /** The membership that ended, and the one that stays. */
    membershipId: 'string',
    otherMembershipId: 'string',
    facts: 'json',
    body: 'json',
  },
  [{ columns: ['membershipId'], unique: true }, { columns: ['otherMembershipId'] }],
);

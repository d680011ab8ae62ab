import { table } from '../../kernel/tables/define';

/** Commands that staff noted for a day ahead, on which the daily run does them. */
export const SCHEDULED_COMMAND_TABLE = table(
  'scheduled-command',
  {
    membershipId: 'string',
    /** The other membership that the command changes; null for most. */
    otherMembershipId: 'string',
    command: 'string',
    /** The checked input as it was given; a day that is not in it is that of the command. */
    input: 'json',
    on: 'date',
    /** `pending`, `waiting` for staff after a refusal, `done` or `cancelled`. */
    state: 'string',
    /** Why it was refused on its day: `{ reason, text }`. */
    refusal: 'json',
    scheduledAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    settledAt: 'instant',
    settledByType: 'string',
    settledById: 'string',
  },
  [{ columns: ['membershipId'] }, { columns: ['otherMembershipId'] }, { columns: ['state', 'on'] }],
);

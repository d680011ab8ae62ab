import { table } from '../../kernel/tables/define';

/** The notes of staff on members, written at any time. */
export const NOTE_TABLE = table(
  'note',
  {
    membershipId: 'string',
    text: 'text',
    pinned: 'boolean',
    /** The day on which it is shown in the schedule; null without one. */
    remindOn: 'date',
    /** Counts its changes. */
    version: 'integer',
    writtenAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    changedAt: 'instant',
    doneOn: 'date',
    doneByType: 'string',
    doneById: 'string',
  },
  [{ columns: ['membershipId'] }, { columns: ['remindOn'] }],
);

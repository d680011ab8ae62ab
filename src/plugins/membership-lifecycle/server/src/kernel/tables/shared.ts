import { table } from './define';

/** Tables that every module may use: the journal, what one instance at a time may do, and numbers without a gap. */

export const ACTIVITY_TABLE = table(
  'activity',
  {
    membershipId: 'string',
    /** The assembly that a line is about. */
    assemblyId: 'string',
    command: 'string',
    actorType: 'string',
    actorId: 'string',
    on: 'date',
    at: 'instant',
    reason: 'text',
    input: 'json',
    before: 'json',
    after: 'json',
  },
  // What of a member's journal somebody has seen is asked by command: its lines, long, are not read.
  [{ columns: ['membershipId', 'command'] }, { columns: ['assemblyId'] }, { columns: ['at'] }],
  { appendOnly: { but: 'input' } },
);

export const LEASE_TABLE = table(
  'lease',
  { name: 'string', holder: 'string', expiresAt: 'instant' },
  [{ columns: ['name'], unique: true }],
);

export const SEQUENCE_TABLE = table('sequence', { name: 'string', value: 'integer' }, [
  { columns: ['name'], unique: true },
]);

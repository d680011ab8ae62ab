import { table } from './define';

/** Tables for every module: the journal, leases, and sequences without gaps. */

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
  // An index for the version of a membership: it needs the command of each line, but not the long rows.
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

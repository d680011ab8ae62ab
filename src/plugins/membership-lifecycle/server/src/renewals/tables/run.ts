import { table } from '../../kernel/tables/define';

/** The days that were run, and what failed in them. */

export const RUN_TABLE = table(
  'run',
  {
    on: 'date',
    startedAt: 'instant',
    finishedAt: 'instant',
    processed: 'integer',
    actions: 'integer',
    failures: 'json',
    actorType: 'string',
    actorId: 'string',
  },
  [{ columns: ['startedAt'] }],
);

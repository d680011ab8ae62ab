import { table } from '../../kernel/tables/define';

/** Tables of workflows, renewals, and of effects, which are done once. */

export const RENEWAL_TABLE = table(
  'renewal',
  {
    membershipId: 'string',
    fromTermId: 'string',
    termId: 'string',
    workflowId: 'string',
    stageId: 'string',
    openedOn: 'date',
    enteredStageOn: 'date',
    answer: 'string',
    answeredOn: 'date',
    stageBeforeMoney: 'string',
    deliberationOn: 'date',
    deliberationReference: 'string',
    engagementNumber: 'string',
    serviceCode: 'string',
    proposedOn: 'date',
    decidesOn: 'date',
    closedOn: 'date',
    closeReason: 'text',
    ownerId: 'string',
    notes: 'text',
    /** The id of the renewed term, or null for a closed renewal: one open renewal per term. */
    liveKey: 'string',
  },
  [
    // Finds the open renewal among many closed ones.
    { columns: ['membershipId', 'closedOn'] },
    { columns: ['fromTermId'] },
    { columns: ['stageId'] },
    { columns: ['liveKey'], unique: true },
    // Lists show open renewals, among many closed ones.
    { columns: ['closedOn'] },
  ],
);

export const WORKFLOW_TABLE = table('workflow', {
  name: 'string',
  isDefault: 'boolean',
  tierCodes: 'json',
  windowDays: 'integer',
  graceDays: 'integer',
  activation: 'string',
  dueDays: 'integer',
  leastReminded: 'integer',
  stages: 'json',
  pastStages: 'json',
  reminders: 'json',
  /** The number of its saves. */
  version: 'integer',
});

export const EFFECT_TABLE = table(
  'effect',
  { key: 'string', membershipId: 'string', state: 'string', on: 'date' },
  [{ columns: ['key'], unique: true }, { columns: ['membershipId'] }],
);

/** Commands of staff by key, so that a repeated request is not run again. */
export const COMMAND_REQUEST_TABLE = table(
  'command-request',
  { key: 'string', hash: 'string', at: 'instant' },
  [{ columns: ['key'], unique: true }, { columns: ['at'] }],
);

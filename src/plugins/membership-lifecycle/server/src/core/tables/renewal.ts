import { table } from '../../kernel/tables/define';

/** How renewals go: their workflows, their cases, and what was done once and is never done again. */

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
    deliberationOn: 'date',
    deliberationReference: 'string',
    engagementNumber: 'string',
    serviceCode: 'string',
    proposedOn: 'date',
    closedOn: 'date',
    closeReason: 'text',
    ownerId: 'string',
    notes: 'text',
    /** The renewed term's id while the renewal is open: one open renewal per term. */
    liveKey: 'string',
  },
  [
    // The one that is open, among ten years of what is closed.
    { columns: ['membershipId', 'closedOn'] },
    { columns: ['fromTermId'] },
    { columns: ['stageId'] },
    { columns: ['liveKey'], unique: true },
    // Lists show what is open, among ten years of what is closed.
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
  stages: 'json',
  pastStages: 'json',
  reminders: 'json',
  /** How often it was saved. */
  version: 'integer',
});

export const EFFECT_TABLE = table(
  'effect',
  { key: 'string', membershipId: 'string', state: 'string', on: 'date' },
  [{ columns: ['key'], unique: true }, { columns: ['membershipId'] }],
);

/** Commands of staff that were done under a key: the same request sent again is not done again. */
export const COMMAND_REQUEST_TABLE = table(
  'command-request',
  { key: 'string', hash: 'string', at: 'instant' },
  [{ columns: ['key'], unique: true }, { columns: ['at'] }],
);

import type { WorkflowInput, WorkflowView } from '../../../../shared/contracts';

export type Stage = WorkflowInput['stages'][number];
export type Reminder = WorkflowInput['reminders'][number];

/** What is sent back: the server refuses what it did not ask for. */
export const toInput = ({
  id: _id,
  version: _version,
  usage: _usage,
  renewals: _renewals,
  ...input
}: WorkflowView): WorkflowInput => ({ ...input, moves: [] });

/** An id that stays for ever, since what was already sent is remembered by it. */
const freshId = (prefix: string, taken: readonly { id: string }[]): string => {
  const used = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (used.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
};

/** A stage as « add » makes it. */
export const newStage = (stages: readonly Stage[]): Stage => ({
  id: freshId('stage', stages),
  names: { fr: '', en: '' },
  kind: 'todo',
  color: '#8e8ea9',
  expectedDays: 15,
  messageTemplate: null,
  issuesCall: false,
});

/** A reminder as « add » makes it. */
export const newReminder = (reminders: readonly Reminder[], template: string): Reminder => ({
  id: freshId('reminder', reminders),
  offsetDays: -15,
  messageTemplate: template,
  contactRole: 'representative',
  addedOn: new Date().toISOString().slice(0, 10),
});

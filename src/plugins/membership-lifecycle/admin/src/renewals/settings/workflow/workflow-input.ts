import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';

export type Stage = WorkflowInput['stages'][number];
export type Reminder = WorkflowInput['reminders'][number];
export type Move = WorkflowInput['moves'][number];

/** What is sent back: the server refuses what it did not ask for. */
export const toInput = ({
  id: _id,
  version: _version,
  usage: _usage,
  renewals: _renewals,
  ...input
}: WorkflowView): WorkflowInput => ({ ...input, moves: [] });

/** An id that stays for ever, since what was already sent is remembered by it: never one of before. */
const freshId = (prefix: string): string =>
  `${prefix}-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

/** A stage as « add » makes it. */
export const newStage = (): Stage => ({
  id: freshId('stage'),
  names: { fr: '', en: '' },
  kind: 'committed',
  color: '#666687',
  expectedDays: 15,
  messageTemplate: null,
  issuesCall: false,
});

/** Where an added stage stands: behind the last of its kind, which is where a road goes on. */
export const withStage = (stages: readonly Stage[], stage: Stage): Stage[] => {
  const after = stages.map(({ kind }) => kind).lastIndexOf(stage.kind);
  const at = after < 0 ? stages.length : after + 1;
  return [...stages.slice(0, at), stage, ...stages.slice(at)];
};

/** A reminder as « add » makes it, on a day on which none leaves yet. */
export const newReminder = (reminders: readonly Reminder[], template: string): Reminder => {
  const taken = new Set(reminders.map(({ offsetDays }) => offsetDays));
  let offsetDays = -15;
  while (taken.has(offsetDays)) offsetDays += 1;
  return {
    id: freshId('reminder'),
    offsetDays,
    messageTemplate: template,
    contactRole: 'representative',
    addedOn: new Date().toISOString().slice(0, 10),
  };
};

/** Where the renewals of a stage may go: what they mean stays, and nobody is called for money. */
export const targetsFor = (stages: readonly Stage[], removed: Stage): Stage[] =>
  stages.filter(
    ({ id, kind, issuesCall }) =>
      id !== removed.id && kind === removed.kind && (!issuesCall || removed.issuesCall),
  );

/** The form without a stage, with where its renewals go when there are any. */
export const withoutStage = (
  value: WorkflowInput,
  stageId: string,
  toStageId: string | null,
): WorkflowInput => ({
  ...value,
  stages: value.stages.filter(({ id }) => id !== stageId),
  moves: [
    // Renewals that were to come here go on to the same place.
    ...value.moves.map((move) =>
      move.toStageId === stageId && toStageId ? { ...move, toStageId } : move,
    ),
    ...(toStageId ? [{ stageId, toStageId }] : []),
  ],
});

/** The form with a removed stage back in its place among those of its kind. */
export const withStageBack = (value: WorkflowInput, stage: Stage): WorkflowInput => ({
  ...value,
  stages: withStage(value.stages, stage),
  moves: value.moves.filter(({ stageId }) => stageId !== stage.id),
});

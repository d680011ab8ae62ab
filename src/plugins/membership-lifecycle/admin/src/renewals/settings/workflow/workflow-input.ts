import {
  suits,
  type ReminderBase,
  type WorkflowInput,
  type WorkflowView,
} from '../../../../../shared/core/workflows';

export type Stage = WorkflowInput['stages'][number];
export type Reminder = WorkflowInput['reminders'][number];

export const baseOf = ({ base }: Reminder): ReminderBase => base ?? 'end';
export type Move = WorkflowInput['moves'][number];

/** The input for the server, which refuses unknown fields. */
export const toInput = ({
  id: _id,
  version: _version,
  usage: _usage,
  renewals: _renewals,
  ...input
}: WorkflowView): WorkflowInput => ({ ...input, moves: [] });

/** A permanent id. It must be new, since effects of messages already sent refer to ids. */
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

/** Inserts a stage after the last of its kind. */
export const withStage = (stages: readonly Stage[], stage: Stage): Stage[] => {
  const after = stages.map(({ kind }) => kind).lastIndexOf(stage.kind);
  const at = after < 0 ? stages.length : after + 1;
  return [...stages.slice(0, at), stage, ...stages.slice(at)];
};

/** A new reminder, on a day without another. */
export const newReminder = (reminders: readonly Reminder[], template: string): Reminder => {
  const around = reminders.filter((one) => baseOf(one) === 'end');
  const taken = new Set(around.map(({ offsetDays }) => offsetDays));
  let offsetDays = -15;
  while (taken.has(offsetDays)) offsetDays += 1;
  return {
    id: freshId('reminder'),
    base: 'end',
    offsetDays,
    messageTemplate: template,
    contactRole: 'representative',
    addedOn: new Date().toISOString().slice(0, 10),
  };
};

/** A reminder counted from another day, with a template and a recipient that suit it. */
export const withBase = (
  reminder: Reminder,
  base: ReminderBase,
  templates: readonly { value: string }[],
): Reminder => {
  const { offsetDays, messageTemplate, contactRole } = reminder;
  const suited = templates.find(({ value }) => suits(base, value))?.value;
  return {
    ...reminder,
    base,
    // The joining is not known before its day.
    offsetDays: base === 'joining' ? Math.abs(offsetDays) : offsetDays,
    messageTemplate: suits(base, messageTemplate) ? messageTemplate : (suited ?? messageTemplate),
    contactRole: base === 'due' ? 'billing' : contactRole,
  };
};

/** Stages to which renewals of a removed stage may go: of the same kind, and issuing no call. */
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
    // Moves that led to this stage now lead to its replacement.
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

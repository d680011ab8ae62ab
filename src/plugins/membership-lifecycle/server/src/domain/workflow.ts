import type { Day, Reminder, Stage, StageKind, Workflow } from './types';

/** Decides whether a workflow that staff edited may replace the one in force. */

export const STAGE_KINDS: readonly StageKind[] = ['todo', 'waiting', 'committed', 'won', 'lost'];

/** One refused value: where it stands in the form, and why. */
export interface WorkflowProblem {
  path: string;
  reason: WorkflowReason;
  params?: Record<string, string | number>;
}

export type WorkflowReason =
  | 'out-of-range'
  | 'name-required'
  | 'too-long'
  | 'not-an-id'
  | 'id-twice'
  | 'not-a-color'
  | 'unknown-template'
  | 'stage-kind-missing'
  | 'stage-in-use'
  | 'stage-kind-in-use'
  | 'call-needs-commitment'
  | 'call-twice'
  | 'too-many-steps';

/** What an edited workflow is judged against. */
export interface WorkflowSurroundings {
  today: Day;
  /** Stages in which a renewal stands, open or closed: their meaning cannot change under it. */
  stagesInUse: ReadonlySet<string>;
  templateCodes: ReadonlySet<string>;
}

/** What staff may edit; the rest of a workflow is kept. */
export type EditedWorkflow = Omit<Workflow, 'id' | 'isDefault'>;

export type WorkflowDecision =
  | { ok: true; workflow: Workflow }
  | { ok: false; reason: 'invalid-workflow'; problems: WorkflowProblem[] };

const MAX_NAME = 100;
const MAX_STEPS = 30;
const isId = (id: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60;

const range = (path: string, value: number, min: number, max: number): WorkflowProblem[] =>
  Number.isInteger(value) && value >= min && value <= max
    ? []
    : [{ path, reason: 'out-of-range', params: { min, max } }];

const name = (path: string, value: string): WorkflowProblem[] => {
  if (value.trim() === '') return [{ path, reason: 'name-required' }];
  return value.length > MAX_NAME ? [{ path, reason: 'too-long', params: { max: MAX_NAME } }] : [];
};

const ids = (path: string, steps: readonly { id: string }[]): WorkflowProblem[] => {
  if (steps.length > MAX_STEPS) {
    return [{ path, reason: 'too-many-steps', params: { max: MAX_STEPS } }];
  }
  const seen = new Set<string>();
  return steps.flatMap(({ id }, index): WorkflowProblem[] => {
    if (!isId(id)) return [{ path: `${path}.${index}.id`, reason: 'not-an-id' }];
    if (seen.has(id)) return [{ path: `${path}.${index}.id`, reason: 'id-twice', params: { id } }];
    seen.add(id);
    return [];
  });
};

const template = (
  path: string,
  code: string | null,
  { templateCodes }: WorkflowSurroundings,
): WorkflowProblem[] =>
  code === null || templateCodes.has(code)
    ? []
    : [{ path, reason: 'unknown-template', params: { code } }];

const oneStage = (stage: Stage, at: string, around: WorkflowSurroundings): WorkflowProblem[] => [
  ...name(`${at}.names.fr`, stage.names.fr),
  ...name(`${at}.names.en`, stage.names.en),
  ...(/^#[0-9a-f]{6}$/i.test(stage.color)
    ? []
    : [{ path: `${at}.color`, reason: 'not-a-color' as const }]),
  ...(stage.expectedDays === null ? [] : range(`${at}.expectedDays`, stage.expectedDays, 0, 3650)),
  ...template(`${at}.messageTemplate`, stage.messageTemplate, around),
  ...(stage.issuesCall && stage.kind !== 'committed'
    ? [{ path: `${at}.issuesCall`, reason: 'call-needs-commitment' as const }]
    : []),
];

/** Every kind is needed: a renewal must be able to begin, wait, be agreed, end well and end badly. */
const kinds = (stages: readonly Stage[]): WorkflowProblem[] =>
  STAGE_KINDS.filter((kind) => !stages.some((stage) => stage.kind === kind)).map((kind) => ({
    path: 'stages',
    reason: 'stage-kind-missing',
    params: { kind },
  }));

/** Issuing a call enters the stage that stands for it, so there is one at most. */
const calls = (stages: readonly Stage[]): WorkflowProblem[] => {
  const second = stages.findIndex(
    (stage, index) => stage.issuesCall && stages.findIndex((one) => one.issuesCall) < index,
  );
  return second < 0 ? [] : [{ path: `stages.${second}.issuesCall`, reason: 'call-twice' }];
};

const inUse = (
  current: Workflow,
  stages: readonly Stage[],
  { stagesInUse }: WorkflowSurroundings,
): WorkflowProblem[] =>
  current.stages
    .filter(({ id }) => stagesInUse.has(id))
    .flatMap((before): WorkflowProblem[] => {
      const index = stages.findIndex(({ id }) => id === before.id);
      const params = { name: before.names.fr };
      if (index < 0) return [{ path: 'stages', reason: 'stage-in-use', params }];
      return stages[index].kind === before.kind
        ? []
        : [{ path: `stages.${index}.kind`, reason: 'stage-kind-in-use', params }];
    });

const oneReminder = (
  reminder: Reminder,
  at: string,
  around: WorkflowSurroundings,
): WorkflowProblem[] => [
  ...range(`${at}.offsetDays`, reminder.offsetDays, -365, 365),
  ...template(`${at}.messageTemplate`, reminder.messageTemplate, around),
];

/** A step that is new begins today: what was due before it was thought of is not sent. */
const dated = (current: Workflow, reminders: readonly Reminder[], today: Day): Reminder[] =>
  reminders.map((reminder) => ({
    ...reminder,
    addedOn: current.reminders.find(({ id }) => id === reminder.id)?.addedOn ?? today,
  }));

/** The workflow after an edit, or every reason why it cannot be so. */
export const editWorkflow = (
  current: Workflow,
  edited: EditedWorkflow,
  around: WorkflowSurroundings,
): WorkflowDecision => {
  const { stages, reminders } = edited;
  const problems = [
    ...name('name', edited.name),
    ...range('windowDays', edited.windowDays, 1, 365),
    ...range('graceDays', edited.graceDays, 0, 365),
    ...range('dueDays', edited.dueDays, 0, 365),
    ...ids('stages', stages),
    ...stages.flatMap((stage, index) => oneStage(stage, `stages.${index}`, around)),
    ...kinds(stages),
    ...calls(stages),
    ...inUse(current, stages, around),
    ...ids('reminders', reminders),
    ...reminders.flatMap((one, index) => oneReminder(one, `reminders.${index}`, around)),
  ];
  if (problems.length > 0) return { ok: false, reason: 'invalid-workflow', problems };
  const kept = { id: current.id, isDefault: current.isDefault };
  return {
    ok: true,
    workflow: { ...edited, ...kept, reminders: dated(current, reminders, around.today) },
  };
};

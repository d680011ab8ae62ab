import { suits } from '../../../../shared/core/workflows';
import { stageOf } from './renewal';
import type { Reminder, ReminderBase, Stage, StageKind, Workflow } from './types';

/** Checks an edited workflow, value by value. */

export const STAGE_KINDS: readonly StageKind[] = [
  'todo',
  'waiting',
  'deciding',
  'committed',
  'won',
  'lost',
];

/** Kinds that a workflow can do without. */
const OPTIONAL_KINDS: readonly StageKind[] = ['deciding'];

/** One refused value: where it stands in the form, and why. */
export interface WorkflowProblem {
  path: string;
  reason: WorkflowReason;
  params?: Record<string, string | number>;
}

export type WorkflowReason =
  | 'out-of-range'
  | 'name-required'
  | 'name-taken'
  | 'too-long'
  | 'not-an-id'
  | 'id-twice'
  | 'id-past'
  | 'not-a-color'
  | 'unknown-template'
  | 'stage-kind-missing'
  | 'stage-out-of-order'
  | 'stage-in-use'
  | 'stage-kind-in-use'
  | 'stage-kind-elsewhere'
  | 'move-unknown'
  | 'move-other-kind'
  | 'move-would-call'
  | 'call-needs-commitment'
  | 'call-twice'
  | 'reminder-same-day'
  | 'reminder-other-base'
  | 'default-needed'
  | 'tier-twice'
  | 'tier-elsewhere'
  | 'too-many-steps';

/**
 * A reminder as staff edit it: since when it is there is not theirs to say. Older clients send no
 * base.
 */
export type EditedReminder = Omit<Reminder, 'addedOn' | 'base'> & Partial<Pick<Reminder, 'base'>>;

export const baseOf = ({ base }: EditedReminder): ReminderBase => base ?? 'end';

/** The new stage for the renewals of a removed one. */
export interface StageMove {
  stageId: string;
  toStageId: string;
}

const MAX_NAME = 100;
const MAX_STEPS = 30;
const isId = (id: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60;

export const range = (path: string, value: number, min: number, max: number): WorkflowProblem[] =>
  Number.isInteger(value) && value >= min && value <= max
    ? []
    : [{ path, reason: 'out-of-range', params: { min, max } }];

const named = (path: string, value: string): WorkflowProblem[] => {
  if (value.trim() === '') return [{ path, reason: 'name-required' }];
  return value.length > MAX_NAME ? [{ path, reason: 'too-long', params: { max: MAX_NAME } }] : [];
};

const plain = (text: string): string => text.trim().toLowerCase();

/** Requires a name that differs from those of other workflows. */
export const ownName = (value: string, others: readonly Workflow[]): WorkflowProblem[] => {
  const problems = named('name', value);
  const taken = others.some(({ name }) => plain(name) === plain(value));
  return problems.length === 0 && taken ? [{ path: 'name', reason: 'name-taken' }] : problems;
};

/**
 * A tier may be in one workflow only: otherwise it would be undefined which reminders its members
 * get.
 */
export const tiers = (codes: readonly string[], others: readonly Workflow[]): WorkflowProblem[] =>
  codes.flatMap((code, index): WorkflowProblem[] => {
    const path = `tierCodes.${index}`;
    if (!isId(code)) return [{ path, reason: 'not-an-id' }];
    if (codes.indexOf(code) < index) return [{ path, reason: 'tier-twice' }];
    const other = others.find(({ tierCodes }) => tierCodes.includes(code));
    return other ? [{ path, reason: 'tier-elsewhere', params: { workflow: other.name } }] : [];
  });

export const ids = (path: string, steps: readonly { id: string }[]): WorkflowProblem[] => {
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
  known: ReadonlySet<string>,
): WorkflowProblem[] =>
  code === null || known.has(code) ? [] : [{ path, reason: 'unknown-template', params: { code } }];

export const oneStage = (
  stage: Stage,
  at: string,
  templates: ReadonlySet<string>,
): WorkflowProblem[] => [
  ...named(`${at}.names.fr`, stage.names.fr),
  ...named(`${at}.names.en`, stage.names.en),
  ...(/^#[0-9a-f]{6}$/i.test(stage.color)
    ? []
    : [{ path: `${at}.color`, reason: 'not-a-color' as const }]),
  ...(stage.expectedDays === null ? [] : range(`${at}.expectedDays`, stage.expectedDays, 0, 3650)),
  ...template(`${at}.messageTemplate`, stage.messageTemplate, templates),
  ...(stage.issuesCall && stage.kind !== 'committed'
    ? [{ path: `${at}.issuesCall`, reason: 'call-needs-commitment' as const }]
    : []),
];

/**
 * Requires a stage of every kind that a renewal cannot do without: it must be able to begin, wait, be
 * agreed, succeed and fail.
 */
export const kinds = (stages: readonly Stage[]): WorkflowProblem[] =>
  STAGE_KINDS.filter(
    (kind) => !OPTIONAL_KINDS.includes(kind) && !stages.some((stage) => stage.kind === kind),
  ).map((kind) => ({
    path: 'stages',
    reason: 'stage-kind-missing',
    params: { kind },
  }));

const RANKS: Record<StageKind, number> = {
  todo: 0,
  waiting: 1,
  deciding: 2,
  committed: 3,
  won: 4,
  lost: 4,
};

/** Requires the order of a renewal: prepared, proposed, decided, agreed, over. */
export const order = (stages: readonly Stage[]): WorkflowProblem[] =>
  stages.flatMap((stage, index): WorkflowProblem[] => {
    const before = stages.slice(0, index).find((one) => RANKS[one.kind] > RANKS[stage.kind]);
    if (!before) return [];
    const params = { name: stage.names.fr, before: before.names.fr };
    return [{ path: `stages.${index}`, reason: 'stage-out-of-order', params }];
  });

/** Allows a single call stage, which a renewal enters when its call is issued. */
export const calls = (stages: readonly Stage[]): WorkflowProblem[] => {
  const second = stages.findIndex(
    (stage, index) => stage.issuesCall && stages.findIndex((one) => one.issuesCall) < index,
  );
  return second < 0 ? [] : [{ path: `stages.${second}.issuesCall`, reason: 'call-twice' }];
};

/** Requires the same kind for a stage in all workflows: lists group renewals by stage. */
export const sameKinds = (
  stages: readonly Stage[],
  others: readonly Workflow[],
): WorkflowProblem[] =>
  stages.flatMap((stage, index): WorkflowProblem[] => {
    const other = others.find((one) => (stageOf(one, stage.id)?.kind ?? stage.kind) !== stage.kind);
    if (!other) return [];
    const params = { workflow: other.name };
    return [{ path: `stages.${index}.kind`, reason: 'stage-kind-elsewhere', params }];
  });

/** Refuses another kind for a stage that any renewal stands or ended in. */
export const keptKinds = (
  current: Workflow,
  stages: readonly Stage[],
  known: ReadonlySet<string>,
): WorkflowProblem[] =>
  stages.flatMap((stage, index): WorkflowProblem[] => {
    const path = `stages.${index}`;
    if (current.pastStages.some(({ id }) => id === stage.id)) {
      return [{ path: `${path}.id`, reason: 'id-past' }];
    }
    const before = current.stages.find(({ id }) => id === stage.id);
    if (!before || before.kind === stage.kind || !known.has(stage.id)) return [];
    const params = { name: before.names.fr };
    return [{ path: `${path}.kind`, reason: 'stage-kind-in-use', params }];
  });

/**
 * Checks where the renewals of a removed stage go: to a stage of the same kind, since the move
 * must not count as an answer of the member, and to none that issues a call.
 */
export const moved = (
  removed: Stage,
  count: number,
  move: StageMove | undefined,
  stages: readonly Stage[],
): WorkflowProblem[] => {
  const path = `moves.${removed.id}`;
  const name = removed.names.fr;
  if (!move) return [{ path, reason: 'stage-in-use', params: { name, count } }];
  const target = stages.find(({ id }) => id === move.toStageId);
  if (!target) return [{ path, reason: 'move-unknown', params: { name } }];
  const params = { name, target: target.names.fr };
  if (target.kind !== removed.kind) return [{ path, reason: 'move-other-kind', params }];
  return target.issuesCall && !removed.issuesCall
    ? [{ path, reason: 'move-would-call', params }]
    : [];
};

/** Only one message is sent per day: a second reminder for that day would never leave. */
const sameDay = (reminders: readonly EditedReminder[], index: number): boolean =>
  reminders
    .slice(0, index)
    .some(
      (one) =>
        baseOf(one) === baseOf(reminders[index]) && one.offsetDays === reminders[index].offsetDays,
    );

/** Refuses a template that speaks of a renewal, a call or a term that the reminder is not about. */
const fitting = (path: string, base: ReminderBase, code: string): WorkflowProblem[] =>
  suits(base, code) ? [] : [{ path, reason: 'reminder-other-base', params: { base } }];

export const oneReminder = (
  reminders: readonly EditedReminder[],
  index: number,
  templates: ReadonlySet<string>,
): WorkflowProblem[] => {
  const at = `reminders.${index}`;
  const { offsetDays, messageTemplate } = reminders[index];
  const base = baseOf(reminders[index]);
  const path = `${at}.messageTemplate`;
  const unknown = template(path, messageTemplate, templates);
  return [
    // The joining is not known before its day.
    ...range(`${at}.offsetDays`, offsetDays, base === 'joining' ? 0 : -365, 365),
    ...(sameDay(reminders, index)
      ? [{ path: `${at}.offsetDays`, reason: 'reminder-same-day' as const }]
      : []),
    ...(unknown.length > 0 ? unknown : fitting(path, base, messageTemplate)),
  ];
};

import type { Day } from '../../kernel/rules/values';
import type { Reminder, Stage, Workflow } from './types';
import {
  calls,
  ids,
  keptKinds,
  kinds,
  moved,
  oneReminder,
  oneStage,
  order,
  ownName,
  range,
  sameKinds,
  tiers,
  type EditedReminder,
  type StageMove,
  type WorkflowProblem,
} from './workflow-checks';

/** Decides whether an edited workflow may replace the saved one. */

/** The context of the check of an edited workflow. */
export interface WorkflowSurroundings {
  today: Day;
  /** The other workflows. */
  others: readonly Workflow[];
  /** Renewals under way, by stage. */
  open: Readonly<Record<string, number>>;
  /** Stages in which a renewal stands or ended: their meaning cannot change under it. */
  known: ReadonlySet<string>;
  templateCodes: ReadonlySet<string>;
}

/** The parts that staff may edit; the rest of a workflow is kept. */
export type EditedWorkflow = Omit<Workflow, 'id' | 'pastStages' | 'reminders'> & {
  reminders: readonly EditedReminder[];
  /** The new stage for the renewals of each removed one. */
  moves: readonly StageMove[];
};

export type WorkflowDecision =
  | { ok: true; workflow: Workflow; moves: StageMove[] }
  | { ok: false; reason: 'invalid-workflow'; problems: WorkflowProblem[] };

/** New reminders begin today: they do not apply to anything that was due before. */
const dated = (current: Workflow, reminders: readonly EditedReminder[], today: Day): Reminder[] =>
  reminders.map((reminder) => ({
    ...reminder,
    addedOn: current.reminders.find(({ id }) => id === reminder.id)?.addedOn ?? today,
  }));

const problemsOf = (
  current: Workflow,
  edited: EditedWorkflow,
  around: WorkflowSurroundings,
  leaving: readonly Stage[],
): WorkflowProblem[] => {
  const { stages, reminders } = edited;
  const { others, open, known, templateCodes } = around;
  return [
    ...ownName(edited.name, others),
    ...(current.isDefault && !edited.isDefault
      ? [{ path: 'isDefault', reason: 'default-needed' as const }]
      : []),
    ...tiers(edited.tierCodes, others),
    ...range('windowDays', edited.windowDays, 1, 365),
    ...range('graceDays', edited.graceDays, 0, 365),
    ...range('dueDays', edited.dueDays, 0, 365),
    ...ids('stages', stages),
    ...stages.flatMap((stage, index) => oneStage(stage, `stages.${index}`, templateCodes)),
    ...kinds(stages),
    ...order(stages),
    ...calls(stages),
    ...sameKinds(stages, others),
    ...keptKinds(current, stages, known),
    ...leaving.flatMap((stage) => {
      const move = edited.moves.find(({ stageId }) => stageId === stage.id);
      return moved(stage, open[stage.id], move, stages);
    }),
    ...ids('reminders', reminders),
    ...reminders.flatMap((_, index) => oneReminder(reminders, index, templateCodes)),
  ];
};

/** The edited workflow with the moves of renewals, or every problem with it. */
export const editWorkflow = (
  current: Workflow,
  edited: EditedWorkflow,
  around: WorkflowSurroundings,
): WorkflowDecision => {
  const kept = new Set(edited.stages.map(({ id }) => id));
  const removed = current.stages.filter(({ id }) => !kept.has(id));
  const leaving = removed.filter(({ id }) => (around.open[id] ?? 0) > 0);
  const problems = problemsOf(current, edited, around, leaving);
  if (problems.length > 0) return { ok: false, reason: 'invalid-workflow', problems };
  const { moves, ...values } = edited;
  return {
    ok: true,
    workflow: {
      ...values,
      id: current.id,
      name: edited.name.trim(),
      // Kept, since closed renewals still show the name of their stage.
      pastStages: [...current.pastStages, ...removed.filter(({ id }) => around.known.has(id))],
      reminders: dated(current, edited.reminders, around.today),
    },
    moves: moves.filter(({ stageId }) => leaving.some(({ id }) => id === stageId)),
  };
};

/** Counts of a workflow's renewals. */
export interface WorkflowUse {
  open: number;
  closed: number;
}

export type WorkflowRemoval =
  | { ok: true }
  | { ok: false; reason: 'workflow-default' | 'workflow-has-tiers' | 'workflow-in-use' };

/** Whether a workflow can be deleted: no tier follows it, and no renewal needs its stages. */
export const removable = (
  { isDefault, tierCodes }: Workflow,
  { open, closed }: WorkflowUse,
): WorkflowRemoval => {
  if (isDefault) return { ok: false, reason: 'workflow-default' };
  if (tierCodes.length > 0) return { ok: false, reason: 'workflow-has-tiers' };
  return open + closed > 0 ? { ok: false, reason: 'workflow-in-use' } : { ok: true };
};

/** A copy under another name, not followed by any tier. */
export const copyOf = (
  workflow: Workflow,
  { id, name }: { id: string; name: string },
  others: readonly Workflow[],
): { ok: true; workflow: Workflow } | { ok: false; problems: WorkflowProblem[] } => {
  const problems = ownName(name, others);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    workflow: {
      ...workflow,
      id,
      name: name.trim(),
      isDefault: false,
      tierCodes: [],
      pastStages: [],
    },
  };
};

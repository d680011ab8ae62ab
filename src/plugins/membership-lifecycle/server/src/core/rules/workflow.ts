import { maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { workflowOfTier } from './renewal';
import type { Reminder, ReminderBase, Stage, Workflow } from './types';
import {
  baseOf,
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

/** Whether a reminder goes on, so that it still applies to what is under way. */
const goesOn = (was: Reminder, { offsetDays }: EditedReminder, base: ReminderBase): boolean =>
  was.base === base && (base === 'end' || was.offsetDays === offsetDays);

/** New reminders begin today: they do not apply to anything that was due before. */
const dated = (current: Workflow, reminders: readonly EditedReminder[], today: Day): Reminder[] =>
  reminders.map((reminder) => {
    const base = baseOf(reminder);
    const was = current.reminders.find(({ id }) => id === reminder.id);
    const addedOn = was && goesOn(was, reminder, base) ? was.addedOn : today;
    return { ...reminder, base, addedOn };
  });

/** Whether the members of some tier follow a workflow who followed another one before. */
const gainsTier = (one: Workflow, before: readonly Workflow[], after: readonly Workflow[]) => {
  const follow = (workflows: readonly Workflow[], code: string) =>
    workflowOfTier({ workflow: one, workflows }, code).id === one.id;
  const codes = [...before, ...after].flatMap(({ tierCodes }) => tierCodes);
  const wasDefault = before.some(({ id, isDefault }) => id === one.id && isDefault);
  return (
    (one.isDefault && !wasDefault) ||
    codes.some((code) => follow(after, code) && !follow(before, code))
  );
};

/**
 * The workflows after an edit. Where members come to a workflow, its reminders that need no renewal
 * begin today: their terms and calls are not reminded of what was due before.
 */
export const begunAnew = <T extends Workflow>(
  before: readonly T[],
  after: readonly T[],
  today: Day,
): T[] =>
  after.map((one) => {
    const isOther = ({ base }: Reminder) => base !== 'end';
    if (!one.reminders.some(isOther) || !gainsTier(one, before, after)) return one;
    const begin = (reminder: Reminder) =>
      isOther(reminder) ? { ...reminder, addedOn: maxDay(reminder.addedOn, today) } : reminder;
    return { ...one, reminders: one.reminders.map(begin) };
  });

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
    // Forms have it in whole euros.
    ...range('leastReminded', edited.leastReminded / 100, 0, 1_000),
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

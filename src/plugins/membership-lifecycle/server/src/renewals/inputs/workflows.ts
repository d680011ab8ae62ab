import * as yup from 'yup';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import {
  REMINDER_BASES,
  type WorkflowCopy,
  type WorkflowInput,
} from '../../../../shared/core/workflows';
import { STAGE_KINDS } from '../../core/rules/workflow-checks';
import { choice, exact, flag, list, text, whole } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';

/** Validates the shape of workflow forms; `core/rules/workflow.ts` checks their meaning. */

const stage = exact({
  id: text(60),
  names: exact({ fr: text(200), en: text(200) }),
  kind: choice(STAGE_KINDS),
  color: text(20),
  expectedDays: whole().nullable(),
  messageTemplate: text(60).nullable(),
  issuesCall: flag(),
});

const reminder = exact({
  id: text(60),
  // Older clients send none.
  base: yup
    .string()
    .typeError('not-a-text')
    .oneOf([...REMINDER_BASES], 'not-a-choice'),
  offsetDays: whole(),
  messageTemplate: text(60),
  contactRole: choice(CONTACT_ROLES),
  // Forms send it back, but the server ignores it and sets it itself.
  addedOn: yup.string().typeError('not-a-text'),
});

const move = exact({ stageId: text(60), toStageId: text(60) });

const workflow = exact({
  name: text(200),
  isDefault: flag(),
  tierCodes: list(text(60), 200),
  windowDays: whole(),
  graceDays: whole(),
  activation: choice(['decision', 'payment']),
  dueDays: whole(),
  leastReminded: whole(),
  stages: list(stage, 100),
  moves: list(move, 100),
  reminders: list(reminder, 100),
});

const workflowCopy = exact({ name: text(200), from: text(60) });

export const validateWorkflow = (input: unknown) => validateInput<WorkflowInput>(workflow, input);
export const validateWorkflowCopy = (input: unknown) =>
  validateInput<WorkflowCopy>(workflowCopy, input);

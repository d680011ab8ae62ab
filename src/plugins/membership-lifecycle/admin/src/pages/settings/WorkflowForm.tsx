import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import type { TemplateView, WorkflowView } from '../../../../shared/contracts';
import type { Choice } from '../../components/ChoiceInput';
import { Notice } from '../../components/Notice';
import { useSaveWorkflowMutation } from '../../services/settings';
import { useFormat } from '../../utils/format';
import { moveBy } from '../../utils/records';
import { useTrad } from '../../utils/trad';
import { Card } from './Card';
import { ReminderFields } from './ReminderFields';
import { SettingsHeader } from './SettingsHeader';
import { StageFields } from './StageFields';
import { useSettingsForm } from './useSettingsForm';
import { useWorkflowCheck } from './useWorkflowCheck';
import { newReminder, newStage, toInput } from './workflow-input';
import { WorkflowRules } from './WorkflowRules';

interface Props {
  workflow: WorkflowView;
  templates: readonly TemplateView[];
}

const replaced = <T,>(list: T[], index: number, item: T): T[] =>
  list.map((old, at) => (at === index ? item : old));
const without = <T,>(list: T[], index: number): T[] => list.filter((_, at) => at !== index);

/** The form of a workflow: its rules, its stages in order, its reminders. */
export const WorkflowForm = ({ workflow, templates }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const [save] = useSaveWorkflowMutation();
  const form = useSettingsForm(toInput(workflow), (input) =>
    save({ id: workflow.id, input }).unwrap(),
  );
  const { value, errors, change } = form;
  const { stages, reminders } = value;
  const { check, checking, dialog } = useWorkflowCheck(workflow.id, value, () => form.submit());
  const letters: Choice[] = templates.map(({ code, names }) => ({
    value: code,
    label: text(names) || code,
  }));
  const setStages = (next: typeof stages) => change({ ...value, stages: next });
  const setReminders = (next: typeof reminders) => change({ ...value, reminders: next });

  return (
    <form onSubmit={check} noValidate>
      <SettingsHeader
        name="workflow.title"
        changed={form.changed}
        saving={form.saving || checking}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {form.refusal ? <Notice tone="danger">{form.refusal}</Notice> : null}
          <WorkflowRules value={value} errors={errors} onChange={change} />
          <Card
            title={t('workflow.stages')}
            help={t('workflow.stages.help')}
            action={
              <Button
                variant="secondary"
                startIcon={<Plus aria-hidden />}
                onClick={() => setStages([...stages, newStage(stages)])}
              >
                {t('workflow.add-stage')}
              </Button>
            }
          >
            {errors.stages ? <Notice tone="danger">{errors.stages}</Notice> : null}
            {stages.map((stage, index) => (
              <StageFields
                key={stage.id}
                stage={stage}
                position={index}
                last={index === stages.length - 1}
                inUse={workflow.usage[stage.id] ?? 0}
                templates={letters}
                errors={errors}
                onChange={(next) => setStages(replaced(stages, index, next))}
                onMove={(offset) => setStages(moveBy(stages, index, offset))}
                onRemove={() => setStages(without(stages, index))}
              />
            ))}
          </Card>
          <Card
            title={t('workflow.reminders')}
            help={t('workflow.reminders.help')}
            action={
              <Button
                variant="secondary"
                startIcon={<Plus aria-hidden />}
                onClick={() =>
                  setReminders([
                    ...reminders,
                    newReminder(
                      reminders,
                      reminders[0]?.messageTemplate ?? letters[0]?.value ?? '',
                    ),
                  ])
                }
              >
                {t('workflow.add-reminder')}
              </Button>
            }
          >
            {errors.reminders ? <Notice tone="danger">{errors.reminders}</Notice> : null}
            {reminders.map((reminder, index) => (
              <ReminderFields
                key={reminder.id}
                reminder={reminder}
                position={index}
                templates={letters}
                errors={errors}
                onChange={(next) => setReminders(replaced(reminders, index, next))}
                onRemove={() => setReminders(without(reminders, index))}
              />
            ))}
          </Card>
        </Flex>
      </Layouts.Content>
      {dialog}
    </form>
  );
};

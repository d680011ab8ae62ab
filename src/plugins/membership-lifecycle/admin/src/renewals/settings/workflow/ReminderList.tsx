import { Box, Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { Notice } from '../../../kit/components/Notice';
import { NumberField } from '../../../kit/components/fields';
import { useTrad } from '../../../kit/utils/trad';
import { ReminderFields } from './ReminderFields';
import { neverLeaves } from './road';
import { baseOf, newReminder, type Reminder } from './workflow-input';

interface Props {
  value: WorkflowInput;
  templates: readonly Choice[];
  errors: Record<string, string>;
  onChange: (value: WorkflowInput) => void;
}

/** The reminders, each counted from the end or start of a term, the joining or a due day. */
export const ReminderList = ({ value, templates, errors, onChange }: Props) => {
  const { t } = useTrad();
  const { reminders } = value;
  const set = (next: Reminder[]) => onChange({ ...value, reminders: next });
  const template =
    reminders.find((one) => baseOf(one) === 'end')?.messageTemplate ?? templates[0]?.value ?? '';
  const warning = (reminder: Reminder) => {
    const why = neverLeaves(value, reminder);
    return why ? t(`reminder.never.${why}`) : undefined;
  };
  return (
    <Card
      title={t('workflow.reminders')}
      help={t('workflow.reminders.help')}
      action={
        <Button
          variant="secondary"
          startIcon={<Plus aria-hidden />}
          onClick={() => set([...reminders, newReminder(reminders, template)])}
        >
          {t('workflow.add-reminder')}
        </Button>
      }
    >
      <Box maxWidth="40rem">
        <NumberField
          name="leastReminded"
          required
          label={t('workflow.leastReminded')}
          hint={t('workflow.leastReminded.hint')}
          error={errors.leastReminded}
          value={value.leastReminded / 100}
          onChange={(euros) => onChange({ ...value, leastReminded: (euros ?? 0) * 100 })}
        />
      </Box>
      {errors.reminders ? <Notice tone="danger">{errors.reminders}</Notice> : null}
      {reminders.map((reminder, index) => (
        <ReminderFields
          key={reminder.id}
          reminder={reminder}
          position={index}
          templates={templates}
          warning={warning(reminder)}
          errors={errors}
          onChange={(next) => set(reminders.map((old) => (old.id === next.id ? next : old)))}
          onRemove={() => set(reminders.filter(({ id }) => id !== reminder.id))}
        />
      ))}
    </Card>
  );
};

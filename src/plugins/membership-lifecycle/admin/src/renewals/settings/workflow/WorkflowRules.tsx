import { Grid } from '@strapi/design-system';
import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { Labelled } from '../../../kit/components/Labelled';
import { useTrad } from '../../../kit/utils/trad';
import { Card } from '../../../settings/Card';
import { DaysField } from '../../../settings/DaysField';

interface Props {
  value: WorkflowInput;
  errors: Record<string, string>;
  onChange: (value: WorkflowInput) => void;
}

const DAYS = ['windowDays', 'graceDays', 'dueDays'] as const;

/** When a renewal opens, what starts the rights, how long everything may take. */
export const WorkflowRules = ({ value, errors, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Card title={t('workflow.rules')}>
      <Grid.Root gap={4}>
        <Grid.Item col={12} alignItems="start">
          <Labelled
            label={t('workflow.activation')}
            hint={t(`workflow.activation.${value.activation}.hint`)}
            error={errors.activation}
          >
            <ChoiceInput
              value={value.activation}
              choices={(['decision', 'payment'] as const).map((activation) => ({
                value: activation,
                label: t(`workflow.activation.${activation}`),
              }))}
              onChange={(next) =>
                onChange({ ...value, activation: next === 'payment' ? 'payment' : 'decision' })
              }
            />
          </Labelled>
        </Grid.Item>
        {DAYS.map((name) => (
          <Grid.Item key={name} col={4} xs={12} alignItems="start">
            <DaysField
              name={name}
              label={t(`workflow.${name}`)}
              hint={t(`workflow.${name}.hint`)}
              error={errors[name]}
              value={value[name]}
              onChange={(days) => onChange({ ...value, [name]: days ?? 0 })}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Card>
  );
};

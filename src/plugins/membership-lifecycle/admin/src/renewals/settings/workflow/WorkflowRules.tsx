import { Grid } from '@strapi/design-system';
import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import { Cell } from '../../../kit/components/Cell';
import { ChoiceField, NumberField } from '../../../kit/components/fields';
import { useTrad } from '../../../kit/utils/trad';

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
        <Cell col={12}>
          <ChoiceField
            name="activation"
            label={t('workflow.activation')}
            hint={t(`workflow.activation.${value.activation}.hint`)}
            error={errors.activation}
            value={value.activation}
            choices={(['decision', 'payment'] as const).map((activation) => ({
              value: activation,
              label: t(`workflow.activation.${activation}`),
            }))}
            onChange={(activation) => onChange({ ...value, activation })}
          />
        </Cell>
        {DAYS.map((name) => (
          <Cell key={name} col={4}>
            <NumberField
              name={name}
              required
              label={t(`workflow.${name}`)}
              hint={t(`workflow.${name}.hint`)}
              error={errors[name]}
              value={value[name]}
              onChange={(days) => onChange({ ...value, [name]: days ?? 0 })}
            />
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

import { Checkbox, Grid, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import { Cell } from '../../../kit/components/Cell';
import { Labelled } from '../../../kit/components/Labelled';
import { TextField } from '../../../kit/components/fields';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetTiersQuery } from '../../../membership/api/memberships';

interface Props {
  value: WorkflowInput;
  /** Whether it is the default, which only another workflow can become instead. */
  locked: boolean;
  others: readonly WorkflowView[];
  errors: Record<string, string>;
  onChange: (value: WorkflowInput) => void;
}

/** The tiers whose renewals follow the workflow; each follows but one. */
const Tiers = ({ value, others, errors, onChange }: Omit<Props, 'locked'>) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const names = new Map(tiers.map(({ code, names: said }) => [code, text(said) || code]));
  // Keeps a tier that no offer has any more, so that saving does not lose it.
  for (const code of value.tierCodes) if (!names.has(code)) names.set(code, code);
  const holder = (code: string) => others.find(({ tierCodes }) => tierCodes.includes(code));
  const tierError = value.tierCodes
    .map((_, index) => errors[`tierCodes.${index}`])
    .find((error) => error !== undefined);
  return (
    <Labelled
      name="tierCodes"
      label={t('workflow.tiers')}
      hint={t(value.isDefault ? 'workflow.tiers.hint-default' : 'workflow.tiers.hint')}
      error={tierError ?? errors.tierCodes}
    >
      <MultiSelect
        value={value.tierCodes}
        placeholder={t('workflow.tiers.none')}
        // As text: the design system's tags contain a button without a name.
        customizeContent={(chosen = []) => chosen.map((code) => names.get(code) ?? code).join(', ')}
        clearLabel={t('action.clear')}
        onClear={() => onChange({ ...value, tierCodes: [] })}
        onChange={(tierCodes: string[]) => onChange({ ...value, tierCodes })}
      >
        {[...names].map(([code, name]) => {
          const other = holder(code);
          return (
            <MultiSelectOption key={code} value={code} disabled={other !== undefined}>
              {other ? t('workflow.tiers.elsewhere', { name, workflow: other.name }) : name}
            </MultiSelectOption>
          );
        })}
      </MultiSelect>
    </Labelled>
  );
};

/** The name of the workflow, and whose renewals follow it. */
export const WorkflowWho = ({ value, locked, others, errors, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Card title={t('workflow.who')} help={t('workflow.who.help')}>
      <Grid.Root gap={4}>
        <Cell col={6}>
          <TextField
            name="name"
            label={t('workflow.name')}
            error={errors.name}
            required
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
          />
        </Cell>
        <Cell col={6}>
          <Tiers {...{ value, others, errors, onChange }} />
        </Cell>
        <Cell col={12}>
          <Labelled
            name="isDefault"
            label={t('workflow.default')}
            hint={t(locked ? 'workflow.default.locked' : 'workflow.default.hint')}
            error={errors.isDefault}
          >
            <Checkbox
              checked={value.isDefault}
              disabled={locked}
              onCheckedChange={(checked) => onChange({ ...value, isDefault: checked === true })}
            >
              {t('workflow.is-default')}
            </Checkbox>
          </Labelled>
        </Cell>
      </Grid.Root>
    </Card>
  );
};

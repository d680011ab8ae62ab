import { useParams } from 'react-router-dom';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import type { Choice } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import type { CustomFieldProps } from '../../kit/fields/props';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetTiersQuery } from '../api/memberships';

/** The custom field `tier-code`: one tier of the offers, kept by its code. */
export const TierCodeField = ({
  name,
  label,
  hint,
  error,
  required = false,
  disabled = false,
  value,
  onChange,
}: CustomFieldProps<string | null>) => {
  const { id } = useParams();
  // Later, a command must change the tier.
  const isLocked = id !== undefined && id !== 'create';
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [], isError } = useGetTiersQuery();
  const choices: Choice[] = tiers.map((tier) => ({
    value: tier.code,
    label: text(tier.names) || tier.code,
  }));
  // Keeps a code that no offer has any more, so that saving does not lose it.
  if (value && !choices.some((choice) => choice.value === value)) {
    choices.unshift({ value, label: value });
  }
  return (
    <Labelled
      name={name}
      label={label}
      hint={isLocked ? t('tiers.locked') : hint}
      error={error ?? (isError ? t('tiers.unreadable') : undefined)}
      required={required}
    >
      <ChoiceInput
        value={value ?? ''}
        choices={choices}
        disabled={disabled || isLocked}
        clearable={!required && !isLocked}
        placeholder={choices.length ? t('tiers.choose') : t('tiers.none')}
        onChange={(next) => onChange(name, next || null)}
      />
    </Labelled>
  );
};

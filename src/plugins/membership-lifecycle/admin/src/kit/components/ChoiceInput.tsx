import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useTrad } from '../utils/trad';

export interface Choice {
  value: string;
  label: string;
}

interface Props {
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  disabled?: boolean;
  /** Whether the choice can be cleared. */
  clearable?: boolean;
  placeholder?: string;
  size?: 'S' | 'M';
  hasError?: boolean;
  'aria-label'?: string;
}

/** A choice in a list, with selection by typing; empty when nothing is chosen. */
export const ChoiceInput = ({
  value,
  choices,
  onChange,
  clearable,
  placeholder,
  ...props
}: Props) => {
  const { t } = useTrad();
  return (
    <SingleSelect
      {...props}
      value={value}
      placeholder={placeholder ?? t('choice.placeholder')}
      clearLabel={t('action.clear')}
      onClear={clearable ? () => onChange('') : undefined}
      onChange={(next) => onChange(String(next))}
    >
      {choices.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

import { Box, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useTrad } from '../utils/trad';

export interface Choice {
  value: string;
  label: string;
  /** The heading under which it stands with the others that have the same. */
  group?: string;
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

const options = (choices: readonly Choice[]) =>
  choices.map((choice) => (
    <SingleSelectOption key={choice.value} value={choice.value}>
      {choice.label}
    </SingleSelectOption>
  ));

const Group = ({ name, choices }: { name: string; choices: readonly Choice[] }) => {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id} paddingTop={2}>
      <Typography id={id} variant="sigma" textColor="neutral600" tag="p" paddingLeft={4}>
        {name}
      </Typography>
      {options(choices)}
    </Box>
  );
};

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
  const groups = [...new Set(choices.flatMap(({ group }) => group ?? []))];
  return (
    <SingleSelect
      {...props}
      value={value}
      placeholder={placeholder ?? t('choice.placeholder')}
      clearLabel={t('action.clear')}
      onClear={clearable ? () => onChange('') : undefined}
      onChange={(next) => onChange(String(next))}
    >
      {options(choices.filter(({ group }) => group === undefined))}
      {groups.map((name) => (
        <Group key={name} name={name} choices={choices.filter(({ group }) => group === name)} />
      ))}
    </SingleSelect>
  );
};

import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useTrad } from '../utils/trad';
import type { Choice } from './ChoiceInput';

interface Props {
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** A choice in a list too long to read: typing narrows it. */
export const SearchChoice = ({ value, choices, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Combobox
      value={value}
      autocomplete={{ type: 'list', filter: 'contains' }}
      noOptionsMessage={() => t('choice.nothing-found')}
      // Emptied, it goes back to what it was: one is always chosen.
      onChange={(next) => next && onChange(next)}
    >
      {choices.map((choice) => (
        <ComboboxOption key={choice.value} value={choice.value}>
          {choice.label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

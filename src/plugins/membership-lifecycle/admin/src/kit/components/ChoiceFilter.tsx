import { useTrad } from '../utils/trad';
import { ChoiceInput } from './ChoiceInput';
import type { Choice } from './ChoiceInput';
import { Labelled } from './Labelled';

interface Props {
  /** Key of the filter, and of its label. */
  name: string;
  value: string | undefined;
  choices: Choice[];
  onChange: (changes: Record<string, string>) => void;
}

/** A filter with a choice, which may be empty. */
export const ChoiceFilter = ({ name, value, choices, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Labelled label={t(`filter.${name}`)}>
      <ChoiceInput
        size="S"
        clearable
        placeholder={t('filter.any')}
        value={value ?? ''}
        choices={choices}
        onChange={(chosen) => onChange({ [name]: chosen })}
      />
    </Labelled>
  );
};

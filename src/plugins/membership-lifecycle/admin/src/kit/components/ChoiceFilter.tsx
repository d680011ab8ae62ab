import { Box } from '@strapi/design-system';
import { useTrad } from '../utils/trad';
import { ChoiceInput, type Choice } from './ChoiceInput';
import { Labelled } from './Labelled';

interface Props {
  /** Key of the filter in the address. */
  name: string;
  label: string;
  value: string | undefined;
  choices: Choice[];
  /** Stands in the field without a choice, where that is not everything. */
  placeholder?: string;
  width?: string;
  minWidth?: string;
  onChange: (changes: Record<string, string>) => void;
}

/** A filter with a choice, which may be empty. */
export const ChoiceFilter = ({
  name,
  label,
  value = '',
  choices,
  placeholder,
  onChange,
  ...size
}: Props) => {
  const { t } = useTrad();
  return (
    <Box {...size}>
      <Labelled label={label}>
        <ChoiceInput
          size="S"
          clearable
          placeholder={placeholder ?? t('filter.any')}
          value={value}
          choices={choices}
          onChange={(chosen) => onChange({ [name]: chosen })}
        />
      </Labelled>
    </Box>
  );
};

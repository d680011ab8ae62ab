import { Box } from '@strapi/design-system';
import type { FilterValues } from '../hooks/useFilters';
import { useTrad } from '../utils/trad';
import { DayInput } from './DayInput';
import { Labelled } from './Labelled';

interface Props {
  filters: FilterValues;
  /** The labels of the first and the last day. */
  labels: { from: string; to: string };
  onChange: (changes: FilterValues) => void;
}

/** Keeps a list to what lies between two days, both included. */
export const DayFilters = ({ filters, labels, onChange }: Props) => {
  const { t } = useTrad();
  const { from, to } = filters;
  const error = from && to && to < from ? t('filter.upside-down') : undefined;
  return (['from', 'to'] as const).map((name) => (
    <Box key={name} width="16rem">
      <Labelled label={labels[name]} error={name === 'to' ? error : undefined}>
        <DayInput
          size="S"
          value={filters[name] ?? ''}
          onChange={(value) => onChange({ [name]: value })}
        />
      </Labelled>
    </Box>
  ));
};

import { Box } from '@strapi/design-system';
import type { FilterValues } from '../hooks/useFilters';
import { DayInput } from './DayInput';
import { Labelled } from './Labelled';

interface Props {
  filters: FilterValues;
  /** The labels of the first and the last day. */
  labels: { from: string; to: string };
  onChange: (changes: FilterValues) => void;
}

/** Keeps a list to what lies between two days, both included. */
export const DayFilters = ({ filters, labels, onChange }: Props) =>
  (['from', 'to'] as const).map((name) => (
    <Box key={name} width="16rem">
      <Labelled label={labels[name]}>
        <DayInput
          size="S"
          value={filters[name] ?? ''}
          onChange={(value) => onChange({ [name]: value })}
        />
      </Labelled>
    </Box>
  ));

import { NumberInput } from '@strapi/design-system';
import { Labelled } from '../kit/components/Labelled';

interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A labelled number of days; null when it is left empty. */
export const DaysField = ({ value, onChange, ...field }: Props) => (
  <Labelled {...field}>
    <NumberInput
      name={field.name}
      step={1}
      value={value ?? undefined}
      onValueChange={(next) => onChange(next === undefined ? null : Math.round(next))}
    />
  </Labelled>
);

import { forwardRef } from 'react';
import { Labelled } from '../components/Labelled';
import { WholeInput, type WholeValue } from '../components/WholeInput';
import type { CustomFieldProps } from './props';

/** The custom field `year`: a whole number without the space that French sets in thousands. */
export const YearField = forwardRef<HTMLInputElement, CustomFieldProps<WholeValue>>(
  ({ name, label, hint, error, required = false, disabled, value, onChange }, ref) => (
    <Labelled name={name} of={value} label={label} hint={hint} error={error} required={required}>
      <WholeInput
        ref={ref}
        name={name}
        as="year"
        disabled={disabled}
        value={value}
        onChange={(next) => onChange(name, next)}
      />
    </Labelled>
  ),
);
YearField.displayName = 'YearField';

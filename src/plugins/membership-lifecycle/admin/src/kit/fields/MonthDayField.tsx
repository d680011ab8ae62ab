import { forwardRef } from 'react';
import { Labelled } from '../components/Labelled';
import { MonthDayInput } from '../components/MonthDayInput';
import type { CustomFieldProps } from './props';

/** The custom field `month-day`: a day that comes every year, stored as MM-DD. */
export const MonthDayField = forwardRef<HTMLInputElement, CustomFieldProps<string | null>>(
  ({ name, label, hint, error, required = false, disabled, value, onChange }, ref) => (
    <Labelled name={name} of={value} label={label} hint={hint} error={error} required={required}>
      <MonthDayInput
        ref={ref}
        name={name}
        disabled={disabled}
        value={value ?? ''}
        onChange={(next) => onChange(name, next || null)}
      />
    </Labelled>
  ),
);
MonthDayField.displayName = 'MonthDayField';

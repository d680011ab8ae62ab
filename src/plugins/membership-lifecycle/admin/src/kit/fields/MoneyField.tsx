import { forwardRef } from 'react';
import { Labelled } from '../components/Labelled';
import { MoneyInput } from '../components/MoneyInput';
import type { MoneyValue } from '../components/MoneyInput';
import type { CustomFieldProps } from './props';

/** The custom field `money` in the Content Manager: euros on screen, cents in the database. */
export const MoneyField = forwardRef<HTMLInputElement, CustomFieldProps<MoneyValue>>(
  ({ name, label, hint, error, required = false, disabled, value, onChange }, ref) => (
    <Labelled name={name} of={value} label={label} hint={hint} error={error} required={required}>
      <MoneyInput
        ref={ref}
        name={name}
        disabled={disabled}
        value={value}
        onChange={(next) => onChange(name, next)}
      />
    </Labelled>
  ),
);
MoneyField.displayName = 'MoneyField';

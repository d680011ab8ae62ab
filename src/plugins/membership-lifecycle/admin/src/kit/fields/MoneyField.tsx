import { forwardRef } from 'react';
import { Labelled } from '../components/Labelled';
import { MoneyInput, RateInput } from '../components/MoneyInput';
import type { MoneyValue } from '../components/MoneyInput';
import type { CustomFieldProps } from './props';

/** A custom field of the Content Manager with an input for amounts. */
const fieldWith = (Input: typeof MoneyInput) =>
  forwardRef<HTMLInputElement, CustomFieldProps<MoneyValue>>(
    ({ name, label, hint, error, required = false, disabled, value, onChange }, ref) => (
      <Labelled name={name} of={value} label={label} hint={hint} error={error} required={required}>
        <Input
          ref={ref}
          name={name}
          disabled={disabled}
          value={value}
          onChange={(next) => onChange(name, next)}
        />
      </Labelled>
    ),
  );

/** The custom field `money`: euros on screen, cents in the database. */
export const MoneyField = fieldWith(MoneyInput);
MoneyField.displayName = 'MoneyField';

/** The custom field `rate`: euros by unit on screen, millionths of a euro in the database. */
export const RateField = fieldWith(RateInput);
RateField.displayName = 'RateField';

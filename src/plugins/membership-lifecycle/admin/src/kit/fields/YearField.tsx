import { TextInput } from '@strapi/design-system';
import { forwardRef } from 'react';
import { Labelled } from '../components/Labelled';
import type { CustomFieldProps } from './props';

/** Parses four digits as a year; any other text is kept, so that saving refuses it. */
const read = (text: string): number | string | null => {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{4}$/.test(typed) ? Number(typed) : text;
};

/** The custom field `year`: a whole number without the space that French sets in thousands. */
export const YearField = forwardRef<HTMLInputElement, CustomFieldProps<number | string | null>>(
  ({ name, label, hint, error, required = false, disabled, value, onChange }, ref) => (
    <Labelled name={name} label={label} hint={hint} error={error} required={required}>
      <TextInput
        ref={ref}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        disabled={disabled}
        value={value === null || value === undefined ? '' : String(value)}
        onChange={({ target }) => onChange(name, read(target.value))}
      />
    </Labelled>
  ),
);
YearField.displayName = 'YearField';

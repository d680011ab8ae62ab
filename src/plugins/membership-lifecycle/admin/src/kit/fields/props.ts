import type { ReactNode } from 'react';

/** The props that the Content Manager gives to a custom field's input. */
export interface CustomFieldProps<T> {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  value: T | undefined;
  onChange: (name: string, value: T) => void;
}

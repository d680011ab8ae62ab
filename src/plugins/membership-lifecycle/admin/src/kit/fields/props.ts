import type { ReactNode } from 'react';

/** What the Content Manager hands to the input of a custom field. */
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

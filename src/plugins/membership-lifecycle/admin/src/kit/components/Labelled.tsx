import { Field } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  children: ReactNode;
}

/** A field with its label, help and error, linked for screen readers. */
export const Labelled = ({ label, children, ...field }: Props) => (
  <Field.Root {...field} width="100%">
    <Field.Label>{label}</Field.Label>
    {children}
    <Field.Error />
    <Field.Hint />
  </Field.Root>
);

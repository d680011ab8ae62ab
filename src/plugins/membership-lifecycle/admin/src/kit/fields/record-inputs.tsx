import { useField, useFocusInputField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { DayInput } from '../components/DayInput';
import { Labelled } from '../components/Labelled';
import { WholeInput, type WholeValue } from '../components/WholeInput';

/** The inputs of the Content Manager's forms that stand in for Strapi's own, of every content type. */

interface Props {
  name: string;
  label: string;
  hint?: ReactNode;
  labelAction?: ReactNode;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
}

/** The part of the properties that the frame takes: Strapi gives many more. */
const frameOf = ({ name, label, hint, labelAction, required = false }: Props) => ({
  name,
  label,
  hint,
  labelAction,
  required,
});

/** A date of a record. */
export const RecordDay = (props: Props) => {
  const { name, placeholder, disabled = false } = props;
  const { value, error, onChange } = useField<string | null>(name);
  const ref = useFocusInputField<HTMLInputElement>(name);
  return (
    <Labelled error={error} of={value} {...frameOf(props)}>
      <DayInput
        ref={ref}
        name={name}
        disabled={disabled}
        placeholder={placeholder}
        keepUnread
        value={value ?? ''}
        onChange={(day) => onChange(name, day || null)}
      />
    </Labelled>
  );
};

/** A whole number of a record. */
export const RecordNumber = (props: Props) => {
  const { name, placeholder, disabled = false } = props;
  const { value, error, onChange } = useField<WholeValue>(name);
  const ref = useFocusInputField<HTMLInputElement>(name);
  return (
    <Labelled error={error} of={value} {...frameOf(props)}>
      <WholeInput
        ref={ref}
        name={name}
        disabled={disabled}
        placeholder={placeholder ?? ''}
        value={value}
        onChange={(next) => onChange(name, next)}
      />
    </Labelled>
  );
};

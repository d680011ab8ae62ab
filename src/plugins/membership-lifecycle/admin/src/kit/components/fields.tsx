import { Textarea, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { ChoiceInput, type Choice } from './ChoiceInput';
import { DayInput } from './DayInput';
import { Labelled } from './Labelled';
import { TimeInput } from './TimeInput';
import { WholeInput } from './WholeInput';

export interface FieldProps<Value> {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  value: Value;
  onChange: (value: Value) => void;
}

export interface TextFieldProps extends FieldProps<string> {
  /** Several lines. */
  long?: boolean;
  type?: 'text' | 'email';
  placeholder?: string | undefined;
  autoComplete?: string;
  maxLength?: number;
}

/** A field for words. */
export const TextField = ({
  name,
  label,
  hint,
  error,
  required,
  long = false,
  type,
  onChange,
  ...input
}: TextFieldProps) => {
  const change = ({ target }: { target: { value: string } }) => onChange(target.value);
  return (
    <Labelled {...{ name, label, hint, error, required }} of={input.value}>
      {long ? (
        <Textarea name={name} {...input} onChange={change} />
      ) : (
        <TextInput name={name} type={type} {...input} onChange={change} />
      )}
    </Labelled>
  );
};

/** A field whose text is read into a value as it is typed. */
const fieldOf =
  (Input: typeof DayInput | typeof TimeInput) =>
  ({ name, value, disabled = false, onChange, ...frame }: FieldProps<string>) => (
    <Labelled name={name} of={value} {...frame}>
      <Input name={name} value={value} disabled={disabled} onChange={onChange} />
    </Labelled>
  );

/** A field for a calendar day. */
export const DayField = fieldOf(DayInput);

/** A field for a time of day. */
export const TimeField = fieldOf(TimeInput);

/** A field for a whole number or a year; null when it is empty or unreadable, which a required one cannot be. */
export const NumberField = ({
  name,
  value,
  disabled = false,
  least,
  as = 'number',
  onChange,
  ...frame
}: FieldProps<number | null> & { least?: number; as?: 'number' | 'year' }) => (
  <Labelled name={name} of={value} {...frame}>
    <WholeInput
      name={name}
      as={as}
      disabled={disabled}
      needed={frame.required ?? false}
      least={least}
      beside={`${frame.label} ${frame.hint ?? ''}`}
      keepUnread={false}
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  </Labelled>
);

export interface ChoiceFieldProps<Value extends string> extends FieldProps<Value> {
  choices: readonly (Choice & { value: Value })[];
  clearable?: boolean;
  placeholder?: string;
}

/** A field for one of several values. */
export const ChoiceField = <Value extends string>({
  name,
  label,
  hint,
  error,
  required,
  onChange,
  ...input
}: ChoiceFieldProps<Value>) => (
  <Labelled {...{ name, label, hint, error, required }} of={input.value}>
    <ChoiceInput {...input} onChange={(next) => onChange(next as Value)} />
  </Labelled>
);

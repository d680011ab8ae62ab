import { Textarea, TextInput } from '@strapi/design-system';
import { Labelled } from '../kit/components/Labelled';

interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  value: string;
  long?: boolean;
  onChange: (value: string) => void;
}

/** A labelled text of a settings form. */
export const TextField = ({ value, long = false, onChange, ...field }: Props) => (
  <Labelled {...field}>
    {long ? (
      <Textarea
        name={field.name}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
    ) : (
      <TextInput
        name={field.name}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Labelled>
);

import { Button } from '@strapi/design-system';

interface Props {
  /** Key of the filter in the address. */
  name: string;
  /** Its value in the address when it is on. */
  on?: string;
  value: string | undefined;
  label: string;
  onChange: (changes: Record<string, string>) => void;
}

/** A filter that is on or off. */
export const ToggleFilter = ({ name, on: set = 'true', value, label, onChange }: Props) => {
  const on = value === set;
  return (
    <Button
      size="S"
      variant={on ? 'secondary' : 'tertiary'}
      aria-pressed={on}
      onClick={() => onChange({ [name]: on ? '' : set })}
    >
      {label}
    </Button>
  );
};

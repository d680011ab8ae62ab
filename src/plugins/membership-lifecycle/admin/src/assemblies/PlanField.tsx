import { Checkbox, NumberInput, Textarea, TextInput } from '@strapi/design-system';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { DayInput } from '../kit/components/DayInput';
import { Labelled } from '../kit/components/Labelled';
import { useTrad } from '../kit/utils/trad';

interface Frame {
  name: string;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

/** The label and the help of a field of an assembly. */
const useWords = (name: string) => {
  const { t, has } = useTrad();
  const hint = `assembly.field.${name}.hint`;
  return { label: t(`assembly.field.${name}`), hint: has(hint) ? t(hint) : undefined };
};

export const TextField = ({
  value,
  onChange,
  long = false,
  placeholder,
  disabled,
  ...frame
}: Frame & {
  value: string;
  long?: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}) => {
  const input = {
    name: frame.name,
    value,
    disabled,
    placeholder,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <Labelled {...frame} {...useWords(frame.name)}>
      {long ? <Textarea {...input} /> : <TextInput {...input} />}
    </Labelled>
  );
};

export const DayField = ({
  value,
  onChange,
  disabled = false,
  ...frame
}: Frame & { value: string; onChange: (day: string) => void }) => (
  <Labelled {...frame} {...useWords(frame.name)}>
    <DayInput name={frame.name} value={value} disabled={disabled} onChange={onChange} />
  </Labelled>
);

export const NumberField = ({
  value,
  onChange,
  disabled = false,
  ...frame
}: Frame & { value: number | null; onChange: (value: number | null) => void }) => (
  <Labelled {...frame} {...useWords(frame.name)}>
    <NumberInput
      name={frame.name}
      step={1}
      disabled={disabled}
      value={value ?? undefined}
      onValueChange={(next) => onChange(next === undefined ? null : Math.round(next))}
    />
  </Labelled>
);

export const ChoiceField = <Value extends string>({
  value,
  values,
  onChange,
  disabled = false,
  ...frame
}: Frame & { value: Value; values: readonly Value[]; onChange: (value: Value) => void }) => {
  const { t } = useTrad();
  return (
    <Labelled {...frame} {...useWords(frame.name)}>
      <ChoiceInput
        value={value}
        disabled={disabled}
        choices={values.map((one) => ({
          value: one,
          label: t(`assembly.field.${frame.name}.${one}`),
        }))}
        onChange={(next) => onChange(next as Value)}
      />
    </Labelled>
  );
};

export const CheckField = ({
  name,
  value,
  disabled = false,
  onChange,
}: {
  name: string;
  value: boolean;
  disabled?: boolean;
  onChange: (value: boolean) => void;
}) => {
  const { t } = useTrad();
  return (
    <Checkbox checked={value} disabled={disabled} onCheckedChange={(on) => onChange(on === true)}>
      {t(`assembly.field.${name}`)}
    </Checkbox>
  );
};

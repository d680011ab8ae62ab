import { Checkbox } from '@strapi/design-system';
import * as fields from '../kit/components/fields';
import { useTrad } from '../kit/utils/trad';

/** The label and the help of a field of an assembly. */
const useWords = (name: string) => {
  const { t, has } = useTrad();
  const hint = `assembly.field.${name}.hint`;
  return { label: t(`assembly.field.${name}`), hint: has(hint) ? t(hint) : undefined };
};

type Unworded<Props> = Omit<Props, 'label' | 'hint'>;

export const TextField = (props: Unworded<fields.TextFieldProps>) => (
  <fields.TextField {...props} {...useWords(props.name)} />
);

export const DayField = (props: Unworded<fields.FieldProps<string>>) => (
  <fields.DayField {...props} {...useWords(props.name)} />
);

export const TimeField = (props: Unworded<fields.FieldProps<string>>) => (
  <fields.TimeField {...props} {...useWords(props.name)} />
);

export const NumberField = (props: Unworded<fields.FieldProps<number | null>>) => (
  <fields.NumberField {...props} {...useWords(props.name)} />
);

export const ChoiceField = <Value extends string>({
  values,
  ...props
}: Unworded<fields.FieldProps<Value>> & { values: readonly Value[] }) => {
  const { t } = useTrad();
  const choices = values.map((value) => ({
    value,
    label: t(`assembly.field.${props.name}.${value}`),
  }));
  return <fields.ChoiceField {...props} {...useWords(props.name)} choices={choices} />;
};

export const CheckField = ({
  name,
  value,
  disabled = false,
  onChange,
}: Pick<fields.FieldProps<boolean>, 'name' | 'value' | 'disabled' | 'onChange'>) => {
  const { t } = useTrad();
  return (
    <Checkbox checked={value} disabled={disabled} onCheckedChange={(on) => onChange(on === true)}>
      {t(`assembly.field.${name}`)}
    </Checkbox>
  );
};

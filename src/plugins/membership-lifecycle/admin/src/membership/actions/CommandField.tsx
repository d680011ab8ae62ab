import { Textarea, TextInput } from '@strapi/design-system';
import type { CommandField as Field, CommandName } from '../../../../shared/core/commands';
import { MembershipPicker } from '../../kit/actions/MembershipPicker';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import type { Choice } from '../../kit/components/ChoiceInput';
import { DayInput } from '../../kit/components/DayInput';
import { Labelled } from '../../kit/components/Labelled';
import { MoneyInput } from '../../kit/components/MoneyInput';
import { WholeInput } from '../../kit/components/WholeInput';
import { useTrad } from '../../kit/utils/trad';
import { OtherDuesInput } from './OtherDuesInput';
import type { Draft } from './values';

interface InputProps {
  field: Field;
  value: Draft[string];
  /** null when the field is no choice. */
  choices: Choice[] | null;
  membershipId: string;
  /** The other member that the form names. */
  otherId: string;
  onChange: (value: Draft[string]) => void;
}

/** The input that suits the type of a command's field. */
const CommandInput = ({ field, value, choices, membershipId, otherId, onChange }: InputProps) => {
  const text = value === null ? '' : String(value);
  const { name } = field;
  if (choices) {
    return (
      <ChoiceInput value={text} choices={choices} clearable={!field.required} onChange={onChange} />
    );
  }
  switch (field.type) {
    case 'date':
      return <DayInput name={name} value={text} onChange={onChange} />;
    case 'money':
      return <MoneyInput name={name} value={value} onChange={onChange} />;
    case 'integer':
    case 'signed-integer':
      return <WholeInput name={name} value={value} onChange={onChange} />;
    case 'long-text':
      return (
        <Textarea
          name={name}
          value={text}
          onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        />
      );
    case 'other-dues':
      return (
        <OtherDuesInput membershipId={otherId || membershipId} value={text} onChange={onChange} />
      );
    case 'membership':
      return <MembershipPicker value={text} except={membershipId} onChange={onChange} />;
    default:
      return (
        <TextInput name={name} value={text} onChange={({ target }) => onChange(target.value)} />
      );
  }
};

/** The text of a field: the command's own when it has one, else the common one; empty without either. */
export const fieldText = (
  { t, has }: ReturnType<typeof useTrad>,
  command: CommandName,
  field: string,
  part: 'label' | 'hint' = 'label',
): string => {
  const suffix = part === 'label' ? '' : `.${part}`;
  const own = `field.${command}.${field}${suffix}`;
  const common = `field.${field}${suffix}`;
  if (has(own)) return t(own);
  return has(common) || part === 'label' ? t(common) : '';
};

interface Props extends InputProps {
  command: CommandName;
  error: string | undefined;
}

/** A field of a command, with what it is for and what is wrong with it. */
export const CommandField = ({ command, error, ...input }: Props) => {
  const trads = useTrad();
  const { name, required } = input.field;
  return (
    <Labelled
      name={name}
      required={required}
      label={fieldText(trads, command, name)}
      hint={fieldText(trads, command, name, 'hint')}
      error={error}
      of={input.value}
    >
      <CommandInput {...input} />
    </Labelled>
  );
};

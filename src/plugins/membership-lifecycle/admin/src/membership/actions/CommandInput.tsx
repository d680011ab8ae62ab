import { NumberInput, Textarea, TextInput } from '@strapi/design-system';
import type { CommandField } from '../../../../shared/core/commands';
import { MembershipPicker } from '../../kit/actions/MembershipPicker';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import type { Choice } from '../../kit/components/ChoiceInput';
import { DayInput } from '../../kit/components/DayInput';
import { MoneyInput } from '../../kit/components/MoneyInput';
import { OtherDuesInput } from './OtherDuesInput';
import type { Draft } from './values';

interface Props {
  field: CommandField;
  value: Draft[string];
  /** null when the field is no choice. */
  choices: Choice[] | null;
  membershipId: string;
  /** The other member that the form names. */
  otherId: string;
  onChange: (value: Draft[string]) => void;
}

/** The input that suits the type of a command's field. */
export const CommandInput = ({ field, value, choices, membershipId, otherId, onChange }: Props) => {
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
      return (
        <NumberInput
          name={name}
          step={1}
          value={typeof value === 'number' ? value : undefined}
          onValueChange={(next) => onChange(next ?? null)}
        />
      );
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

import { Textarea, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { SITE_PATHS } from '../../../../shared/settings/site-paths';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import { useTrad } from '../../kit/utils/trad';
import { ColorInput } from './ColorInput';
import {
  useChorusFrames,
  useConformities,
  useCountries,
  useFontPairs,
  useTimeZones,
  useVatTreatments,
  useVoters,
} from './choices';
import { groupedIban } from './form-values';
import { REQUIRED, type TextName } from './groups';

interface InputProps {
  name: TextName;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

const CountryInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput value={value} choices={useCountries()} onChange={onChange} />
);

const ZoneInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput value={value} choices={useTimeZones(value)} onChange={onChange} />
);

const FrameInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput value={value} choices={useChorusFrames()} onChange={onChange} />
);

const VatInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput
    value={value}
    choices={useVatTreatments()}
    onChange={onChange}
    placeholder={useTrad().t('identity.vat.unsaid')}
    clearable
  />
);

const ConformityInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput
    value={value}
    choices={useConformities()}
    onChange={onChange}
    placeholder={useTrad().t('identity.conformity.unsaid')}
    clearable
  />
);

const VotersInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput
    value={value}
    choices={useVoters()}
    onChange={onChange}
    placeholder={useTrad().t('identity.voters.unsaid')}
    clearable
  />
);

const FontsInput = ({ value, onChange }: InputProps) => (
  <ChoiceInput
    value={value}
    choices={useFontPairs()}
    onChange={onChange}
    placeholder={useTrad().t('identity.fonts.unsaid')}
    clearable
  />
);

/** What an empty field stands for. */
const DEFAULTS: Partial<Record<TextName, string>> = SITE_PATHS;

const PlainInput = ({ name, value, onChange }: InputProps) => (
  <TextInput
    name={name}
    value={value}
    placeholder={DEFAULTS[name]}
    onChange={({ target }) => onChange(target.value)}
    onBlur={() => (name === 'iban' ? onChange(groupedIban(value)) : undefined)}
  />
);

const LongInput = ({ name, value, onChange }: InputProps) => (
  <Textarea
    name={name}
    value={value}
    onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
  />
);

/** The fields that are not a line of text. */
const INPUTS: Partial<Record<TextName, (props: InputProps) => ReactNode>> = {
  country: CountryInput,
  timeZone: ZoneInput,
  vatTreatment: VatInput,
  chorusFrame: FrameInput,
  voters: VotersInput,
  accessibility: ConformityInput,
  street: LongInput,
  hosting: LongInput,
  links: LongInput,
  color: ColorInput,
  secondColor: ColorInput,
  fonts: FontsInput,
};

const Input = (props: InputProps) => {
  const Own = INPUTS[props.name] ?? PlainInput;
  return <Own {...props} />;
};

interface Props extends Omit<InputProps, 'label'> {
  error: string | undefined;
}

/** One field of the identity, with what it is for and what is wrong with it. */
export const IdentityField = ({ error, ...input }: Props) => {
  const { t, has } = useTrad();
  const { name } = input;
  const label = t(`identity.${name}`);
  return (
    <Labelled
      name={name}
      label={label}
      hint={has(`identity.${name}.hint`) ? t(`identity.${name}.hint`) : undefined}
      error={error}
      required={REQUIRED.has(name)}
    >
      <Input {...input} label={label} />
    </Labelled>
  );
};

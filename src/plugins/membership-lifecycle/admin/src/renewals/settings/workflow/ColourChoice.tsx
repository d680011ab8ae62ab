import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ColourDot } from '../../../kit/components/ColourDot';
import { useTrad } from '../../../kit/utils/trad';
import { COLOUR_NAMES, PALETTE } from './palette';

interface Props {
  value: string;
  onChange: (colour: string) => void;
}

/** A colour of the palette, by its name; one that is not in it is kept until another is chosen. */
export const ColourChoice = ({ value, onChange }: Props) => {
  const { t } = useTrad();
  const known = COLOUR_NAMES.some((name) => PALETTE[name] === value);
  return (
    <SingleSelect
      value={value}
      startIcon={<ColourDot colour={value} />}
      onChange={(next) => onChange(String(next))}
    >
      {known ? null : (
        <SingleSelectOption value={value} startIcon={<ColourDot colour={value} />}>
          {t('colour.own')}
        </SingleSelectOption>
      )}
      {COLOUR_NAMES.map((name) => (
        <SingleSelectOption
          key={name}
          value={PALETTE[name]}
          startIcon={<ColourDot colour={PALETTE[name]} />}
        >
          {t(`colour.${name}`)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { membershipChoices, useGetMemberNamesQuery } from '../api/members-search';
import { useTrad } from '../utils/trad';

interface Props {
  value: string;
  /** A membership to leave out: the one being merged. */
  except?: string;
  /** Small among filters. */
  size?: 'S' | 'M';
  onChange: (value: string) => void;
}

/** Finds another membership by its reference or its organisation. */
export const MembershipPicker = ({ value, except, size = 'M', onChange }: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState('');
  const search = useDebounce(typed, 300);
  const { data: names, isFetching } = useGetMemberNamesQuery({ search });
  const found = membershipChoices(names);
  // Loads the chosen one separately, since the search may not find it.
  const { data: named } = useGetMemberNamesQuery({ membership: value }, { skip: value === '' });
  const chosen = membershipChoices(named);
  // Until that is loaded, the option that was clicked: without one, leaving the field would clear it.
  const [picked, setPicked] = useState<typeof found>([]);
  const known = [...chosen, ...picked].find((choice) => choice.value === value);
  const choices = [
    ...(known ? [known] : []),
    ...found.filter((choice) => choice.value !== value && choice.value !== except),
  ];
  return (
    <Combobox
      autocomplete="none"
      size={size}
      value={value}
      loading={isFetching}
      placeholder={t('membership.search')}
      noOptionsMessage={() => t('membership.none-found')}
      clearLabel={t('action.clear')}
      onInputChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={(next) => {
        setPicked(choices.filter((choice) => choice.value === next));
        onChange(next ?? '');
      }}
      onClear={() => onChange('')}
    >
      {choices.map((choice) => (
        <ComboboxOption key={choice.value} value={choice.value}>
          {choice.label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

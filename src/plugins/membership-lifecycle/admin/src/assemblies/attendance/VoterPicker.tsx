import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useTrad } from '../../kit/utils/trad';
import { useGetRollQuery } from '../api';

interface Props {
  assemblyId: string;
  value: string;
  /** Only members who have votes to lend. */
  voting?: boolean;
  except?: string;
  onChange: (value: string) => void;
}

/** Finds a member of the roll by its name or its mandate-holder’s. */
export const VoterPicker = ({ assemblyId, value, voting = false, except, onChange }: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState('');
  const search = useDebounce(typed, 300);
  const filters = { search, listing: voting ? 'voting' : 'on', pageSize: '20' };
  const { data, isFetching } = useGetRollQuery({ id: assemblyId, filters });
  const found = (data?.data ?? []).filter(({ id }) => id !== except);
  return (
    <Combobox
      autocomplete="none"
      value={value}
      loading={isFetching}
      placeholder={t('assembly.search.short')}
      noOptionsMessage={() => t('assembly.none-found')}
      clearLabel={t('action.clear')}
      onInputChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={(next) => onChange(next ?? '')}
      onClear={() => onChange('')}
    >
      {found.map(({ id, organisation, holderName }) => (
        <ComboboxOption key={id} value={id}>
          {holderName ? `${organisation} · ${holderName}` : organisation}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

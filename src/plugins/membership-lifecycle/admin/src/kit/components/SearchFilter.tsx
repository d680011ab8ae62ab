import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  value: string | undefined;
  /** The searched fields; by default organisations and references. */
  label?: string;
  placeholder?: string;
  onChange: (changes: { search: string }) => void;
}

/** The search of a list, sent when it is typed to the end. */
export const SearchFilter = ({ value = '', label, placeholder, onChange }: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ search: typed.trim() });
  };
  return (
    <Box width="28rem">
      <SearchForm onSubmit={submit}>
        <Searchbar
          name="search"
          size="S"
          value={typed}
          placeholder={placeholder ?? t('filter.search.placeholder')}
          clearLabel={t('action.clear')}
          onClear={() => {
            setTyped('');
            onChange({ search: '' });
          }}
          onChange={({ target }) => setTyped(target.value)}
        >
          {label ?? t('filter.search')}
        </Searchbar>
      </SearchForm>
    </Box>
  );
};

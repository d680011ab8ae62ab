import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  value: string | undefined;
  /** The searched fields; by default organisations and references. */
  label?: string;
  placeholder?: string;
  width?: string;
  onChange: (changes: { search: string }) => void;
}

/** The search of a list, sent when it is typed to the end. */
export const SearchFilter = ({
  value = '',
  label,
  placeholder,
  width = '28rem',
  onChange,
}: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState(value);
  // The browser's back button restores an earlier search: the field must show it.
  const [searched, setSearched] = useState(value);
  if (searched !== value) {
    setSearched(value);
    setTyped(value);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ search: typed.trim() });
  };
  return (
    <Box width={width}>
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
